package org.redub.audio.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LevelFollowerTest {
  private static final double LEAST = 1e-3;

  @Test
  void risesBeforeAnOnset() {
    LevelFollower follower = follower();
    for (int i = 0; i < 400; i++) {
      follower.push(i < 200 ? 0.01 : 1);
    }
    follower.finish();
    assertThat(follower.level(200)).isCloseTo(1, within(1e-9));
    assertThat(follower.level(200 - 80 + 12)).isCloseTo(1, within(1e-9));
    assertThat(follower.level(50)).isCloseTo(0.01, within(1e-9));
  }

  @Test
  void fallsSlowlyAndNotBelowMinimum() {
    LevelFollower follower = follower();
    for (int i = 0; i < 8000; i++) {
      follower.push(i < 100 ? 1 : 0);
    }
    follower.finish();
    double aSecond = follower.level(280) / follower.level(200);
    assertThat(aSecond).isCloseTo(Math.pow(10, -0.15), within(1e-6));
    assertThat(follower.level(7999)).isEqualTo(LEAST);
  }

  @Test
  void levelsAreReadyOneSecondLateAndFinal() {
    LevelFollower stream = follower();
    LevelFollower whole = follower();
    double[] early = new double[500];
    for (int i = 0; i < 500; i++) {
      double sum = 1 + Math.sin(i * 0.3) + (i % 97 == 0 ? 40 : 0);
      stream.push(sum);
      whole.push(sum);
      for (int k = 0; k < stream.ready(); k++) {
        early[k] = stream.level(k);
      }
      assertThat(stream.ready()).isEqualTo(Math.max(0, i + 1 - 80 - 12));
    }
    whole.finish();
    for (int k = 0; k < stream.ready(); k++) {
      assertThat(early[k]).isEqualTo(whole.level(k));
    }
  }

  private static LevelFollower follower() {
    return new LevelFollower(80, 1.5 / 80, LEAST);
  }
}
