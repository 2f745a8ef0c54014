package org.redub.engine.analyse.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.geometry.FaceMesh;
import org.redub.render.image.RgbImage;

class HiddenLipsTest {
  private static final int FRAMES = 60;
  private static final int SIZE = 200;
  private static final float[] SKIN = {210, 160, 140};
  private static final float[] LIPS = {190, 100, 105};

  /** Wide enough for three landmarks of each lip. */
  private static final float WIDE = 40;

  private static final int POINTS = FaceMesh.LOWER_FACE.size();

  @Test
  void detectsAFingerWhileItHidesLips() {
    List<@Nullable RawFace> faces = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      faces.add(face(1, i >= 20 && i < 28 ? WIDE : 0, i));
    }
    boolean[] hidden = HiddenLips.detect(faces);
    for (int i = 0; i < FRAMES; i++) {
      assertThat(hidden[i]).as("frame %d", i).isEqualTo(i >= 20 && i < 28);
    }
    float[][] occlusion = OcclusionDetector.detect(faces);
    assertThat(occlusion[24]).hasSize(POINTS).containsOnly(1);
    assertThat(occlusion[19][0]).isBetween(0.5f, 0.9f);
    assertThat(occlusion[17]).isEmpty();
  }

  @Test
  void bridgesAShortGapInTheDetection() {
    List<@Nullable RawFace> faces = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      boolean there = i >= 20 && i < 24 || i >= 29 && i < 33;
      faces.add(i == 26 ? null : face(1, there ? WIDE : 0, i));
    }
    boolean[] hidden = HiddenLips.detect(faces);
    for (int i = 0; i < FRAMES; i++) {
      assertThat(hidden[i]).as("frame %d", i).isEqualTo(i >= 20 && i < 33);
    }
  }

  @Test
  void ignoresChangesOfLight() {
    List<@Nullable RawFace> faces = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      faces.add(face(i >= 20 && i < 30 ? 0.35f : 1, 0, i));
    }
    assertThat(HiddenLips.detect(faces)).containsOnly(false);
  }

  @Test
  void detectsNothingInShortShots() {
    List<@Nullable RawFace> few = new ArrayList<>(Collections.nCopies(30, null));
    for (int i = 0; i < 8; i++) {
      few.set(3 * i, face(1, i == 4 ? WIDE : 0, i));
    }
    assertThat(HiddenLips.detect(few)).hasSize(30).containsOnly(false);
    assertThat(HiddenLips.detect(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.02f, 0.05f})
  void findsNoHandsInPicturesWithoutColour(float saturation) {
    List<@Nullable RawFace> faces = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      faces.add(face(1, 0, i, saturation));
    }
    assertThat(HiddenLips.detect(faces)).containsOnly(false);
  }

  private static RawFace face(float light, float fingerWidth, int seed) {
    return face(light, fingerWidth, seed, 1);
  }

  /** Lips as an ellipse on skin, with an optional finger of skin colour across their centre. */
  private static RawFace face(float light, float fingerWidth, int seed, float saturation) {
    float[] points = new float[2 * POINTS];
    ring(FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE), 50, 24, points);
    ring(FaceMesh.INNER_LIP.positionsIn(FaceMesh.LOWER_FACE), 38, 4, points);
    RgbImage image = new RgbImage(SIZE, SIZE);
    Random random = new Random(seed);
    for (int i = 0; i < SIZE * SIZE; i++) {
      int row = i / SIZE;
      float x = i % SIZE - SIZE / 2f;
      float y = row - SIZE / 2f;
      boolean lip = x * x / 2500 + y * y / 576 < 1 && Math.abs(x) >= fingerWidth / 2;
      for (int c = 0; c < 3; c++) {
        float value = light * (lip ? LIPS[c] : SKIN[c]) * (1 - 0.001f * x);
        image.planes()[c][i] = value + 2 * (float) random.nextGaussian();
      }
      if (saturation < 1) {
        desaturate(image.planes(), i, saturation);
      }
    }
    float[] tracked = new float[3 * FaceMesh.TRACKED.size()];
    return new RawFace(tracked, null, null, LipContrast.of(image, points), null);
  }

  /** As 8-bit colours, which are the same in all channels at saturation 0. */
  private static void desaturate(float[][] planes, int i, float saturation) {
    float grey = (planes[0][i] + planes[1][i] + planes[2][i]) / 3;
    for (float[] plane : planes) {
      plane[i] = Math.round(grey + saturation * (plane[i] - grey));
    }
  }

  /** From the left corner along the lower lip to the right corner and back. */
  private static void ring(int[] positions, float a, float b, float[] points) {
    for (int k = 0; k < positions.length; k++) {
      double angle = 2 * Math.PI * k / positions.length;
      points[2 * positions[k]] = SIZE / 2f - a * (float) Math.cos(angle);
      points[2 * positions[k] + 1] = SIZE / 2f + b * (float) Math.sin(angle);
    }
  }
}
