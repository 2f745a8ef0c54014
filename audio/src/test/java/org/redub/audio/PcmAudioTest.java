package org.redub.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PcmAudioTest {
  private final PcmAudio audio = PcmAudio.of(new float[] {0, 0.1f, 0.2f, 0.3f, 0.4f}, 16_000);

  @Test
  void sliceSharesSamplesAndHasItsOwnLength() {
    PcmAudio slice = audio.slice(1, 5).slice(1, 3);
    assertThat(slice.toArray()).containsExactly(0.2f, 0.3f);
    assertThat(slice.sampleRateHz()).isEqualTo(16_000);
    assertThatThrownBy(() -> slice.sample(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> slice.slice(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void copyToStaysWithinTheSlice() {
    float[] target = {9, 9, 9};
    audio.slice(2, 5).copyTo(1, target, 1, 2);
    assertThat(target).containsExactly(9, 0.3f, 0.4f);
    assertThatThrownBy(() -> audio.slice(0, 2).copyTo(1, target, 0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void roundsDurationToNearestMicrosecondWithoutOverflow() {
    assertThat(audio.durationUs()).isEqualTo(313);
    assertThat(PcmAudio.of(new float[44_100 * 60], 44_100).durationUs()).isEqualTo(60_000_000);
    assertThat(PcmAudio.of(new float[0], 8000).durationUs()).isZero();
  }

  @Test
  void rejectsSampleRateOfZero() {
    assertThatThrownBy(() -> PcmAudio.of(new float[1], 0)).hasMessageContaining("got 0");
  }
}
