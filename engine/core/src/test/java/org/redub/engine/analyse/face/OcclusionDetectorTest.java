package org.redub.engine.analyse.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redub.geometry.FaceMesh;

class OcclusionDetectorTest {
  private static final int FRAMES = 60;
  private static final int POINTS = SkinColours.POINTS.size();
  private static final int[] IN_TRACKED = SkinColours.POINTS.positionsIn(FaceMesh.TRACKED);

  @Test
  void ignoresChangesOfLight() {
    for (float[] occlusion :
        OcclusionDetector.detect(faces(i -> 1 + 0.4f * (float) Math.sin(i), -1, -1))) {
      assertThat(occlusion).isEmpty();
    }
  }

  @Test
  void detectsWhereAndWhenADarkObjectOccludesTheChin() {
    float[][] occlusion = OcclusionDetector.detect(faces(i -> 1f, 30, 35));
    int chin = FaceMesh.LOWER_FACE.indexOf(200);
    int nose = FaceMesh.LOWER_FACE.indexOf(164);
    for (int i = 0; i < FRAMES; i++) {
      if (i >= 30 && i < 35) {
        assertThat(occlusion[i][chin]).isEqualTo(1);
        assertThat(occlusion[i][nose]).isZero();
      } else if (i < 28 || i >= 37) {
        assertThat(occlusion[i]).isEmpty();
      } else {
        assertThat(occlusion[i][chin]).isBetween(0.3f, 0.7f);
      }
    }
  }

  @Test
  void detectsNothingInShortShots() {
    List<@Nullable RawFace> few = faces(i -> 1f, 3, 5).subList(0, 8);
    List<@Nullable RawFace> none = new ArrayList<>(Collections.nCopies(20, null));
    for (List<@Nullable RawFace> shot : List.of(few, none)) {
      for (float[] occlusion : OcclusionDetector.detect(shot)) {
        assertThat(occlusion).isEmpty();
      }
    }
  }

  private interface Light {
    float at(int frame);
  }

  /** Points on a grid, whose lower half is dark in a range of frames. */
  private static List<@Nullable RawFace> faces(Light light, int from, int to) {
    Random random = new Random(11);
    List<@Nullable RawFace> faces = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      float[] tracked = new float[3 * FaceMesh.TRACKED.size()];
      byte[] rgb = new byte[3 * POINTS];
      for (int p = 0; p < POINTS; p++) {
        int mesh = SkinColours.POINTS.get(p);
        boolean below = FaceMesh.CHIN.contains(mesh);
        tracked[3 * IN_TRACKED[p]] = 10 * (p % 8);
        tracked[3 * IN_TRACKED[p] + 1] = p / 8 * 10f + (below ? 500 : 0);
        boolean dark = below && i >= from && i < to;
        for (int c = 0; c < 3; c++) {
          float skin = dark ? 25 : new float[] {200, 150, 130}[c];
          rgb[3 * p + c] = (byte) Math.min(255, light.at(i) * skin + random.nextInt(4));
        }
      }
      faces.add(new RawFace(tracked, null, new SkinColours(rgb), null, null));
    }
    return faces;
  }
}
