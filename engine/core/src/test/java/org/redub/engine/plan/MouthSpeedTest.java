package org.redub.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MouthSpeedTest {
  private static final long FRAME_US = 40_000;

  @Test
  void aMouthThatShutsStillShutsAndIsNeverWider() {
    Random random = new Random(3);
    List<PlannedMouth> wild = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      boolean shut = i % 17 == 0;
      float opening = shut ? 0 : 0.4f * random.nextFloat();
      wild.add(new PlannedMouth(opening, 0.7f + 0.3f * random.nextFloat(), List.of(0.1f), shut));
    }
    List<PlannedMouth> calm = MouthSpeed.limit(wild, times(300), 1);
    for (int i = 0; i < 300; i++) {
      assertThat(calm.get(i).opening()).isBetween(0f, wild.get(i).opening());
      assertThat(calm.get(i).closed()).isEqualTo(wild.get(i).closed());
      if (i > 0) {
        float opens = calm.get(i).opening() - calm.get(i - 1).opening();
        assertThat(Math.abs(opens)).isLessThanOrEqualTo(3 * 0.04f + 1e-6f);
        float widens = calm.get(i).width() - calm.get(i - 1).width();
        assertThat(Math.abs(widens)).isLessThanOrEqualTo(1.7f * 0.04f + 1e-6f);
      }
    }
  }

  @Test
  void aMouthAsFastAsPeopleStaysAsItIs() {
    List<PlannedMouth> usual = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      float opening = (float) (0.1 + 0.1 * Math.sin(i * 0.7));
      usual.add(new PlannedMouth(opening, 0.9f + 0.2f * opening, List.of(0.5f * opening), false));
    }
    List<PlannedMouth> same = MouthSpeed.limit(usual, times(100), 1);
    for (int i = 0; i < 100; i++) {
      assertThat(same.get(i).opening()).isCloseTo(usual.get(i).opening(), within(1e-6f));
      assertThat(same.get(i).width()).isCloseTo(usual.get(i).width(), within(1e-6f));
      assertThat(same.get(i).expression().get(0))
          .isCloseTo(usual.get(i).expression().get(0), within(1e-6f));
    }
  }

  @Test
  void aFasterPaceLetsMoreThrough() {
    List<PlannedMouth> jump =
        List.of(
            new PlannedMouth(0, 0.8f, List.of(), true),
            new PlannedMouth(0.3f, 0.8f, List.of(), false),
            new PlannedMouth(0.3f, 0.8f, List.of(), false));
    assertThat(MouthSpeed.limit(jump, times(3), 1).get(1).opening())
        .isCloseTo(0.12f, within(1e-4f));
    assertThat(MouthSpeed.limit(jump, times(3), 2).get(1).opening())
        .isCloseTo(0.24f, within(1e-4f));
    assertThat(MouthSpeed.limit(List.of(), new long[0], 1)).isEmpty();
  }

  private static long[] times(int n) {
    long[] times = new long[n];
    for (int i = 0; i < n; i++) {
      times[i] = i * FRAME_US;
    }
    return times;
  }
}
