package org.redub.engine.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.MediaFile;

/** Samples that are no sound, and sample rates that no sound has. */
class BadSamplesTest {
  private static final int RATE_HZ = 16_000;
  private static final int FLOAT = 3;

  @TempDir Path folder;

  /** A WAV file of one second; the tone has {@code bad} in 100 of its samples. */
  private Path wav(int bitsPerSample, int rateHz, double bad) throws IOException {
    int bytes = bitsPerSample / 8;
    ByteBuffer wav = ByteBuffer.allocate(44 + RATE_HZ * bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(wav.capacity() - 8);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) FLOAT).putShort((short) 1).putInt(rateHz).putInt(rateHz * bytes);
    wav.putShort((short) bytes).putShort((short) bitsPerSample);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(RATE_HZ * bytes);
    for (int i = 0; i < RATE_HZ; i++) {
      double value = i >= 8000 && i < 8100 ? bad : 0.5 * Math.sin(0.1 * i);
      if (bytes == 4) {
        wav.putFloat((float) value);
      } else {
        wav.putDouble(value);
      }
    }
    return Files.write(folder.resolve("samples.wav"), wav.array());
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e30,
        -3e38,
        32768
      })
  void replacesSamplesThatAreNoSound(double bad) throws IOException {
    for (int bits : new int[] {32, 64}) {
      Path file = wav(bits, RATE_HZ, bad);
      for (boolean mono : new boolean[] {true, false}) {
        try (MediaFile media = MediaFile.open(file);
            SoundSource source = new SoundSource(media, mono ? 16_000 : 48_000, mono)) {
          float[][] block = new float[1][1000];
          for (int n = source.read(block, 0, 1000); n > 0; n = source.read(block, 0, 1000)) {
            for (int i = 0; i < n; i++) {
              assertThat(block[0][i]).isCloseTo(0, within(0.7f));
            }
          }
          assertThat(source.notices())
              .containsExactly(
                  Notice.of(NoticeCode.SAMPLES_REPLACED, "file", file, "samples", 100));
        }
      }
    }
  }

  @Test
  void keepsSamplesAboveFullScale() throws IOException {
    try (SoundReader reader = SoundReader.open(wav(32, RATE_HZ, 4))) {
      float[] samples = new float[RATE_HZ];
      assertThat(reader.read(samples)).isEqualTo(RATE_HZ);
      assertThat(samples[8050]).isEqualTo(1);
      assertThat(reader.notices()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 2_000_000, Integer.MAX_VALUE})
  void refusesSampleRatesThatNoSoundHas(int rateHz) throws IOException {
    Path file = wav(32, rateHz, 0);
    assertThatThrownBy(() -> SoundReader.open(file))
        .isInstanceOfSatisfying(
            RedubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_DAMAGED))
        .hasMessageContainingAll("samples.wav", rateHz + " Hz", "between 1000 and 1536000 Hz");
  }
}
