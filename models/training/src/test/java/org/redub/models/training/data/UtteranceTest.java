package org.redub.models.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;
import org.redub.models.training.corpus.SoundFile;

class UtteranceTest {
  @Test
  void packingErrorIsBelowOneThousandth() {
    MelSpectrogram mel = SoundFile.mel(sound());
    short[] packed = Utterance.pack(mel);
    float[] unpacked = Utterance.unpack(packed);
    Utterance u = utterance(packed);
    assertThat(u.columns()).isEqualTo(mel.columns());
    float least = Float.MAX_VALUE;
    float most = -Float.MAX_VALUE;
    for (int band = 0; band < Utterance.BANDS; band++) {
      for (int column = 0; column < mel.columns(); column++) {
        float value = mel.value(band, column);
        least = Math.min(least, value);
        most = Math.max(most, value);
        assertThat(unpacked[band * mel.columns() + column]).isCloseTo(value, within(1e-3f));
        assertThat(u.mel(column, band)).isCloseTo(value, within(1e-3f));
      }
    }
    assertThat(most - least).as("range of the sound's levels").isGreaterThan(6);
  }

  @Test
  void hasHalfAsManyFramesAsColumns() {
    assertThat(utterance(new short[80]).frames()).isEqualTo(1);
    assertThat(utterance(new short[2 * 80]).frames()).isEqualTo(1);
    assertThat(utterance(new short[3 * 80]).frames()).isEqualTo(2);
    assertThat(utterance(new short[80 * 80]).seconds()).isEqualTo(1);
  }

  @Test
  void channelsHaveOrderOfNetwork() {
    assertThat(FaceMotion.OPENING.channel()).isZero();
    assertThat(FaceMotion.CORNER.channel()).isEqualTo(Utterance.MOTIONS - 1);
    assertThat(Articulator.OPEN.channel()).isEqualTo(1);
    assertThat((byte) Phone.SILENCE.channel()).isEqualTo((byte) 45);
  }

  private static Utterance utterance(short[] mel) {
    return new Utterance("a", mel, new float[0], new byte[0], new float[0], new boolean[0]);
  }

  /** Noise for half a second, then silence. */
  private static float[] sound() {
    Random random = new Random(1);
    float[] sound = new float[16_000];
    for (int i = 0; i < 8_000; i++) {
      sound[i] = (float) (0.3 * random.nextGaussian());
    }
    return sound;
  }
}
