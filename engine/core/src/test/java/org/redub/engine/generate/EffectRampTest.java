package org.redub.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.redub.engine.analyse.face.Visibility;

class EffectRampTest {

  @Test
  void fadesInAndOutBesideFramesThatStayUntouched() {
    Visibility[] seen = new Visibility[20];
    Arrays.fill(seen, Visibility.USABLE);
    seen[10] = Visibility.NO_FACE;
    double[] effect = EffectRamp.besideGaps(seen);
    assertThat(effect[10]).isZero();
    assertThat(effect[9]).isEqualTo(0.25);
    assertThat(effect[11]).isEqualTo(0.25);
    assertThat(effect[7]).isEqualTo(0.75);
    assertThat(effect[6]).isEqualTo(1);
    assertThat(effect[14]).isEqualTo(1);
  }

  @Test
  void aCutNeedsNoRamp() {
    Visibility[] seen = new Visibility[6];
    Arrays.fill(seen, Visibility.USABLE);
    assertThat(EffectRamp.besideGaps(seen)).containsOnly(1);
  }

  @Test
  void aShotWithoutAFaceStaysUntouched() {
    Visibility[] seen = new Visibility[6];
    Arrays.fill(seen, Visibility.NO_FACE);
    assertThat(EffectRamp.besideGaps(seen)).containsOnly(0);
  }
}
