package org.redub.audio.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.redub.audio.PcmAudio;
import org.redub.audio.TestSignals;

class MelSpectrogramTest {
  private final MelSpectrogram mel =
      MelSpectrogrammer.analyze(
          PcmAudio.of(TestSignals.whiteNoise(0.1, 2, 8), 16_000), MelConfig.WAV2LIP);

  @Test
  void windowIsOrderedByBandAndSilentOutside() {
    float[] window = mel.window(-3, 8);
    for (int band = 0; band < 80; band++) {
      for (int i = 0; i < 8; i++) {
        float expected = i < 3 ? mel.silence() : mel.value(band, i - 3);
        assertThat(window[band * 8 + i]).isEqualTo(expected);
      }
    }
    float[] tail = mel.window(mel.columns() - 1, 3);
    assertThat(tail[0]).isEqualTo(mel.value(0, mel.columns() - 1));
    assertThat(tail[1]).isEqualTo(mel.silence());
    for (int outside : new int[] {-16, mel.columns(), Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThat(mel.window(outside, 16)).containsOnly(mel.silence()).hasSize(80 * 16);
    }
  }

  @Test
  void everyFrameHasItsWindow() {
    // 29.97 fps over the 2 s of sound and one more frame
    for (int frame = 0; frame <= 60; frame++) {
      long ptsUs = Math.round(frame * 1001 / 30e-3);
      int first = mel.firstColumnAt(ptsUs, MelWindow.WAV2LIP);
      assertThat(first).isEqualTo(Math.round(80 * (ptsUs / 1e6 - 0.04)));
      float[] window = mel.windowAt(ptsUs, MelWindow.WAV2LIP);
      assertThat(window).isEqualTo(mel.window(first, 16)).hasSize(80 * 16);
      if (frame < 60) {
        assertThat(Arrays.equals(window, mel.window(-100, 16)))
            .as("frame %d silent", frame)
            .isFalse();
      }
    }
  }

  @Test
  void firstWav2LipFrameBeginsThreeColumnsBeforeSound() {
    assertThat(mel.firstColumnAt(0, MelWindow.WAV2LIP)).isEqualTo(-3);
    assertThat(mel.firstColumnAt(40_000, MelWindow.WAV2LIP)).isZero();
    assertThat(mel.firstColumnAt(80_000, MelWindow.WAV2LIP)).isEqualTo(3);
  }

  @Test
  void doesNotDriftInLongTake() {
    long tenHoursUs = 36_000_000_000L;
    assertThat(mel.firstColumnAt(tenHoursUs, new MelWindow(16, 0))).isEqualTo(80 * 36_000);
    assertThat(mel.firstColumnAt(tenHoursUs + 6250, new MelWindow(16, 0)))
        .isEqualTo(80 * 36_000 + 1);
    assertThat(mel.firstColumnAt(tenHoursUs + 6249, new MelWindow(16, 0))).isEqualTo(80 * 36_000);
  }

  @Test
  void rejectsIndicesOutside() {
    assertThat(mel.columnsPerSecond()).isEqualTo(80);
    assertThatThrownBy(() -> mel.value(80, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> mel.value(0, mel.columns()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new MelWindow(0, 0)).hasMessageContaining("got 0");
  }
}
