package org.redub.engine.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.write.Ffmpeg;

public class SoundReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "pcm_u8, 8000, 1, wav",
    "pcm_s16le, 44100, 2, wav",
    "pcm_s24le, 96000, 2, wav",
    "pcm_f32le, 22050, 1, wav",
    "flac, 96000, 2, flac",
    "flac, 48000, 6, flac",
    "aac, 48000, 6, m4a",
    "libmp3lame, 22050, 1, mp3",
    "libopus, 48000, 1, ogg",
    "pcm_s16be, 16000, 1, aiff"
  })
  void readsCommonFormats(String codec, int rateHz, int channels, String extension) {
    Path file = folder.resolve("tone." + extension);
    Ffmpeg.run(
        "-f lavfi -i sine=400:duration=1.5:sample_rate="
            + rateHz
            + " -af volume=12dB,aformat=channel_layouts="
            + (channels == 6 ? "5.1" : channels == 2 ? "stereo" : "mono")
            + " -c:a "
            + codec,
        file);
    try (SoundReader reader = SoundReader.open(file)) {
      assertThat(reader.format().channels()).isEqualTo(channels);
      float[] samples = all(reader);
      assertThat(samples.length / 16000.0).isCloseTo(1.5, within(0.06));
      assertThat(frequencyHz(samples, 2000, 20000)).isCloseTo(400, within(2.0));
      assertThat(reader.notices()).isEmpty();
      assertThat(reader.truncated()).isFalse();
    }
  }

  @Test
  void fillsGapsBetweenTimestampsWithSilence() {
    Path file = folder.resolve("gap.mkv");
    Ffmpeg.run(
        "-f lavfi -i sine=400:duration=1:sample_rate=44100 -af"
            + " volume=12dB,asetpts=PTS+gte(T\\,0.5)/TB -c:a pcm_s16le",
        file);
    float[] samples = read(file);
    assertThat(samples.length / 16000.0).isCloseTo(2, within(0.06));
    assertThat(rms(Arrays.copyOfRange(samples, 1600, 6400))).isGreaterThan(0.1);
    assertThat(rms(Arrays.copyOfRange(samples, 10000, 22000))).isLessThan(0.001);
    assertThat(rms(Arrays.copyOfRange(samples, 26000, 30000))).isGreaterThan(0.1);
  }

  @Test
  void keepsTheLevelOfTheCentreChannel() {
    Path file = folder.resolve("centre.wav");
    Ffmpeg.run(
        "-f lavfi -i sine=400:duration=1:sample_rate=48000 -af"
            + " volume=12dB,pan=5.1|FL=0*c0|FR=0*c0|FC=c0|LFE=0*c0|BL=0*c0|BR=0*c0",
        file);
    Path mono = folder.resolve("mono.wav");
    Ffmpeg.run("-f lavfi -i sine=400:duration=1:sample_rate=48000 -af volume=12dB", mono);
    assertThat(rms(read(file))).isCloseTo(rms(read(mono)), within(0.002));
    assertThat(rms(read(mono))).isGreaterThan(0.2);
  }

  @Test
  void keepsTheLevelOfEqualStereoChannels() {
    Path stereo = folder.resolve("stereo.wav");
    Ffmpeg.run(
        "-f lavfi -i sine=400:duration=1:sample_rate=48000 -af volume=12dB,pan=stereo|FL=c0|FR=c0",
        stereo);
    Path mono = folder.resolve("mono.wav");
    Ffmpeg.run("-f lavfi -i sine=400:duration=1:sample_rate=48000 -af volume=12dB", mono);
    assertThat(rms(read(stereo))).isCloseTo(rms(read(mono)), within(0.002));
  }

  @Test
  void keepsTheTimeOfAnImpulse() throws IOException {
    Path raw = folder.resolve("click.raw");
    byte[] bytes = new byte[2 * 48000];
    bytes[2 * 24000] = 0;
    bytes[2 * 24000 + 1] = 100;
    Files.write(raw, bytes);
    Path file = folder.resolve("click.wav");
    Ffmpeg.run("-f s16le -ar 48000 -ac 1 -i " + raw, file);
    float[] samples = read(file);
    int loudest = 0;
    for (int i = 0; i < samples.length; i++) {
      loudest = samples[i] > samples[loudest] ? i : loudest;
    }
    assertThat(loudest).isBetween(7999, 8001);
    assertThat(samples.length).isBetween(15999, 16001);
  }

  @Test
  void readsASoundtrackOnTheClockOfItsVideo() throws IOException {
    Path late = folder.resolve("late.mp4");
    Ffmpeg.run(
        "-f lavfi -i testsrc=size=64x64:rate=25:duration=2 -itsoffset 0.5 -f lavfi -i"
            + " sine=400:duration=1:sample_rate=48000 -c:v libx264 -c:a aac",
        late);
    try (SoundReader reader = SoundReader.open(late)) {
      assertThat(reader.format().startUs()).isZero();
      assertThat(reader.leadUs()).isBetween(450_000L, 550_000L);
      assertThat(all(reader).length / 16000.0).isCloseTo(1.5, within(0.03));
    }
  }

  @Test
  void reportsATruncatedWav() throws IOException {
    Path file = folder.resolve("cut.wav");
    Ffmpeg.run("-f lavfi -i sine=400:duration=4:sample_rate=16000", file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 4));
    try (SoundReader reader = SoundReader.open(file)) {
      assertThat(all(reader).length / 16000.0).isCloseTo(1, within(0.02));
      assertThat(reader.truncated()).isTrue();
      assertThat(reader.notices()).hasSize(1);
      assertThat(reader.notices().get(0).text())
          .contains("cut.wav", "ends unexpectedly", "1.00 s of 4.00 s");
    }
  }

  @Test
  void readsAVeryShortSound() {
    Path file = folder.resolve("short.wav");
    Ffmpeg.run("-f lavfi -i sine=400:duration=0.2:sample_rate=44100", file);
    assertThat(read(file)).hasSizeBetween(3199, 3201);
  }

  @Test
  void reportsWhySoundCannotBeRead() throws IOException {
    Path silentVideo = folder.resolve("silent.mp4");
    Ffmpeg.run("-f lavfi -i testsrc=size=64x64:rate=25:duration=0.2 -c:v libx264", silentVideo);
    assertFails(silentVideo, ErrorCode.NO_AUDIO);
    assertFails(folder.resolve("missing.wav"), ErrorCode.INPUT_NOT_FOUND);
    assertFails(folder, ErrorCode.INPUT_UNREADABLE);
    Path empty = Files.createFile(folder.resolve("empty.wav"));
    assertFails(empty, ErrorCode.INPUT_NOT_MEDIA);
    Path text = Files.writeString(folder.resolve("text.wav"), "This is a letter.\n".repeat(300));
    assertFails(text, ErrorCode.INPUT_NOT_MEDIA);
    Path headerOnly = folder.resolve("header.wav");
    Ffmpeg.run("-f lavfi -i sine=400:duration=1", headerOnly);
    Files.write(headerOnly, Arrays.copyOf(Files.readAllBytes(headerOnly), 78));
    assertFails(headerOnly, ErrorCode.INPUT_DAMAGED);
  }

  private static void assertFails(Path file, ErrorCode code) {
    assertThatThrownBy(() -> SoundReader.open(file))
        .isInstanceOfSatisfying(
            RedubException.class,
            e -> {
              assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
              assertThat(e.getMessage())
                  .contains(file.getFileName().toString())
                  .doesNotContain("\n");
            });
  }

  public static float[] read(Path file) {
    try (SoundReader reader = SoundReader.open(file)) {
      return all(reader);
    }
  }

  private static float[] all(SoundReader reader) {
    float[] samples = new float[0];
    float[] chunk = new float[1000];
    int got = reader.read(chunk);
    while (got >= 0) {
      int length = samples.length;
      samples = Arrays.copyOf(samples, length + got);
      System.arraycopy(chunk, 0, samples, length, got);
      got = reader.read(chunk);
    }
    return samples;
  }

  public static double rms(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }

  private static double frequencyHz(float[] samples, int from, int to) {
    int crossings = 0;
    for (int i = from; i < to; i++) {
      crossings += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    }
    return crossings * 16000.0 / (to - from);
  }
}
