package org.redub.engine.analyse.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.redub.engine.work.Workers;
import org.redub.geometry.FaceMesh;
import org.redub.render.image.MouthAppearance;
import org.redub.render.image.RgbImage;

class LipAlignerTest {
  private static final Workers WORKERS = Workers.of(2);

  @AfterAll
  static void stop() {
    WORKERS.close();
  }

  private static final int IOD_PX = 110;
  private static final int RING = FaceMesh.OUTER_LIP.size();
  private static final int LEFT = place(61);
  private static final int BOTTOM = place(17);
  private static final int TOP = place(0);
  private static final int INNER_BOTTOM = place(14);

  private final Random random = new Random(3);
  private final List<@Nullable RawFace> faces = new ArrayList<>();
  private final List<float[]> truths = new ArrayList<>();

  @Test
  void alignsJitteringLandmarksWithTheSameEdges() {
    addShot(80, 100, 80, 1.5);
    double[] before = {jitter(LEFT, 0), jitter(BOTTOM, 1), jitter(INNER_BOTTOM, 1)};
    align();
    assertThat(jitter(LEFT, 0)).isLessThan(0.5 * before[0]);
    assertThat(jitter(BOTTOM, 1)).isLessThan(0.4 * before[1]);
    assertThat(jitter(INNER_BOTTOM, 1)).isLessThan(0.4 * before[2]);
    assertThat(jitter(TOP, 1)).isLessThan(0.5);
  }

  @Test
  void leavesConsistentLandmarksInPlace() {
    addShot(40, 100, 80, 0);
    align();
    for (int point : new int[] {LEFT, BOTTOM, TOP, INNER_BOTTOM}) {
      assertThat(jitter(point, 0)).isLessThan(0.1);
      assertThat(jitter(point, 1)).isLessThan(0.1);
    }
  }

  @Test
  void doesNotChangeAShotTooShortForPartners() {
    addShot(4, 100, 80, 1.5);
    List<float[]> before = faces.stream().map(face -> tracked(face).clone()).toList();
    align();
    for (int i = 0; i < before.size(); i++) {
      assertThat(tracked(faces.get(i))).containsExactly(before.get(i));
    }
  }

  @Test
  void keepsFramesWithoutAFaceAndReleasesPictures() {
    addShot(30, 100, 80, 1);
    faces.set(7, null);
    truths.set(7, new float[0]);
    align();
    assertThat(faces.get(7)).isNull();
    assertThat(faces.stream().filter(face -> face != null && face.lips() != null)).isEmpty();
  }

  @Test
  void alignsAllOfALongShot() {
    LipAligner aligner = new LipAligner(faces, WORKERS);
    for (int i = 0; i < 1300; i++) {
      add(i, 100, 80, 1.5);
      aligner.frameAdded();
    }
    aligner.endShot();
    List<RawFace> late = faces.stream().skip(1200).toList();
    assertThat(late).allMatch(face -> face.lips() == null);
    assertThat(jitter(BOTTOM, 1)).isLessThan(0.4);
  }

  private void align() {
    LipAligner aligner = new LipAligner(faces, WORKERS);
    aligner.frameAdded();
    aligner.endShot();
  }

  private void addShot(int frames, float x, float y, double jitter) {
    for (int i = 0; i < frames; i++) {
      add(i, x, y, jitter);
    }
  }

  /**
   * A frame whose mouth has one of six openings, with landmarks that are off by up to some pixels.
   */
  private void add(int frame, float x, float y, double jitter) {
    float open = 6 + 2 * (frame * 5 % 6);
    float[] lips = lips(x, y, open);
    RgbImage image = draw(x, y, open);
    float[] tracked = new float[3 * FaceMesh.TRACKED.size()];
    tracked[3 * FaceMesh.TRACKED.indexOf(FaceMesh.RIGHT_EYE_CORNER)] = IOD_PX;
    float dx = (float) (jitter * (2 * random.nextDouble() - 1));
    float dy = (float) (jitter * (2 * random.nextDouble() - 1));
    float[] found = lips.clone();
    for (int k = 0; k < found.length; k += 2) {
      found[k] += dx;
      found[k + 1] += dy;
      int at = 3 * FaceMesh.LOWER_FACE.positionsIn(FaceMesh.TRACKED)[k / 2];
      tracked[at] = found[k];
      tracked[at + 1] = found[k + 1];
    }
    MouthAppearance appearance =
        new MouthAppearance(new float[MouthAppearance.SIZE], 1, new float[4]);
    faces.add(new RawFace(tracked, appearance, null, null, LipPicture.of(image, found, IOD_PX, 0)));
    truths.add(lips);
  }

  private static float[] lips(float x, float y, float open) {
    float[] lips = new float[4 * RING];
    for (int k = 0; k < RING; k++) {
      double angle = 2 * Math.PI * k / RING;
      lips[2 * k] = (float) (x - 36 * Math.cos(angle));
      lips[2 * k + 1] = (float) (y + (open + 9) * Math.sin(angle));
      lips[2 * (RING + k)] = (float) (x - 28 * Math.cos(angle));
      lips[2 * (RING + k) + 1] = (float) (y + open * Math.sin(angle));
    }
    return lips;
  }

  private RgbImage draw(float x, float y, float open) {
    RgbImage image = new RgbImage(200, 160);
    for (int i = 0; i < image.green().length; i++) {
      int row = i / image.width();
      double u = i % image.width() - x;
      double v = row - y;
      double lip = inside(u, v, 36, open + 9);
      double mouth = inside(u, v, 28, open);
      image.green()[i] = (float) (180 - 70 * lip - 80 * mouth + 4 * (random.nextDouble() - 0.5));
    }
    return image;
  }

  /** 1 inside an ellipse, 0 outside, with a soft edge. */
  private static double inside(double u, double v, double a, double b) {
    double r = Math.hypot(u / a, v / b);
    return Math.max(0, Math.min(1, (1 - r) * b / 2 + 0.5));
  }

  /** Standard deviation over frames of a lip landmark's error along x (0) or y (1), in pixels. */
  private double jitter(int point, int axis) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int i = 0; i < faces.size(); i++) {
      RawFace face = faces.get(i);
      if (face != null) {
        int at = 3 * FaceMesh.LOWER_FACE.positionsIn(FaceMesh.TRACKED)[point] + axis;
        double error = tracked(face)[at] - truths.get(i)[2 * point + axis];
        sum += error;
        squares += error * error;
        n++;
      }
    }
    return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
  }

  private static float[] tracked(@Nullable RawFace face) {
    assertThat(face).isNotNull();
    return face.tracked();
  }

  private static int place(int mesh) {
    return FaceMesh.LOWER_FACE.indexOf(mesh);
  }
}
