package org.redub.engine.actor.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.redub.geometry.FaceMesh;

/** A round mouth of .3 IOD's radius with skin .1 IOD under it. */
class LipSurroundTest {
  private static final int UNDER = 3 * FaceMesh.LOWER_FACE.indexOf(18);
  private static final int CHIN = 3 * FaceMesh.LOWER_FACE.indexOf(175);
  private static final int JAW = 3 * FaceMesh.LOWER_FACE.indexOf(152);
  private static final int LOWER_LIP = 3 * FaceMesh.LOWER_FACE.indexOf(17);

  @Test
  void aFaceAtRestStaysAsItIs() {
    float[] face = face();
    LipSurround.apply(face, face());
    assertThat(face).isEqualTo(face());
  }

  @Test
  void skinGoesAlongWithALipThatComesTooNear() {
    float[] face = face();
    face[LOWER_LIP + 1] += 0.08f;
    LipSurround.apply(face, face());
    assertThat(face[UNDER]).isCloseTo(0, within(1e-6f));
    assertThat(face[UNDER + 1] - face[LOWER_LIP + 1]).isBetween(0.055f, 0.06f);
  }

  @Test
  void skinUnderALipThatCameOverItComesOutAgain() {
    float[] face = face();
    face[LOWER_LIP + 1] += 0.2f;
    LipSurround.apply(face, face());
    assertThat(face[UNDER + 1]).isGreaterThan(face[LOWER_LIP + 1]);
  }

  @Test
  void whatIsFarFromTheLipsAndWhatHasRoomStaysAsItIs() {
    float[] face = face();
    face[LOWER_LIP + 1] += 0.02f;
    float[] moved = face.clone();
    LipSurround.apply(face, face());
    assertThat(face[CHIN + 1]).isCloseTo(moved[CHIN + 1], within(1e-6f));
    assertThat(face[JAW + 1]).isEqualTo(moved[JAW + 1]);
    assertThat(face[UNDER + 1]).isEqualTo(moved[UNDER + 1]);
  }

  private static float[] face() {
    float[] xyz = new float[3 * FaceMesh.LOWER_FACE.size()];
    for (int k = 0; k < FaceMesh.LOWER_FACE.size(); k++) {
      xyz[3 * k] = 3;
      xyz[3 * k + 1] = 3;
    }
    for (int k = 0; k < FaceMesh.OUTER_LIP.size(); k++) {
      int at = 3 * FaceMesh.LOWER_FACE.indexOf(FaceMesh.OUTER_LIP.get(k));
      double angle = 2 * Math.PI * k / FaceMesh.OUTER_LIP.size();
      xyz[at] = -0.3f * (float) Math.cos(angle);
      xyz[at + 1] = 0.3f * (float) Math.sin(angle);
    }
    put(xyz, UNDER, 0.4f);
    put(xyz, CHIN, 0.7f);
    put(xyz, JAW, 0.9f);
    return xyz;
  }

  private static void put(float[] xyz, int at, float y) {
    xyz[at] = 0;
    xyz[at + 1] = y;
  }
}
