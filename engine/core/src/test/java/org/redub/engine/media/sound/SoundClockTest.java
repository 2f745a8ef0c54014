package org.redub.engine.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.write.Ffmpeg;

/** Sounds that have gaps, change their format or start late in their file. */
class SoundClockTest {
  private static final String TONE = "-f lavfi -i sine=400:duration=3:sample_rate=";

  /** Where the tone begins in {@link #beep}. */
  private static final double BEEP_S = 0.512;

  @TempDir Path folder;

  private Path file(String name, String arguments) {
    Path file = folder.resolve(name);
    Ffmpeg.run(arguments, file);
    return file;
  }

  private Path joined(String name, Path... parts) throws IOException {
    Path joined = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(joined)) {
      for (Path part : parts) {
        Files.copy(part, out);
      }
    }
    return joined;
  }

  /** Silence with a tone from 0.512 s on, as arguments for its input. */
  private String beep() {
    Path beep = folder.resolve("beep.wav");
    Ffmpeg.run(
        "-f lavfi -i sine=1000:duration=2:sample_rate=48000 -af"
            + " volume=12dB,volume='gte(t\\,0.5)':eval=frame -ac 2",
        beep);
    return "-i " + beep + " ";
  }

  /** What was read as one channel or, as for an output, as all of them. */
  private record Heard(double lengthS, double firstLoudS, List<Notice> notices) {
    static Heard of(Path path, boolean mono) {
      int rateHz = mono ? 16_000 : 48_000;
      try (MediaFile file = MediaFile.open(path);
          SoundSource source = new SoundSource(file, rateHz, mono)) {
        float[][] block = new float[source.channels()][1000];
        long samples = 0;
        long loud = -1;
        for (int n = source.read(block, 0, 1000); n > 0; n = source.read(block, 0, 1000)) {
          for (int i = 0; i < n && loud < 0; i++) {
            loud = Math.abs(block[0][i]) > 0.05f ? samples + i : -1;
          }
          samples += n;
        }
        return new Heard((double) samples / rateHz, (double) loud / rateHz, source.notices());
      }
    }

    List<NoticeCode> codes() {
      return notices.stream().map(Notice::code).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "aac, 44100, 1, 30", "aac, 44100, 2, 30", "aac, 48000, 6, 30", "libopus, 48000, 2, 30",
    "pcm_s16le, 44100, 2, 30", "aac, 44100, 2, 26", "flac, 48000, 2, 24", "ac3, 48000, 2, 25"
  })
  void fillsAGapOfLostPackets(String codec, int rateHz, int channels, int lastDropped) {
    Path gap =
        file(
            "gap.mkv",
            TONE
                + rateHz
                + " -ac "
                + channels
                + " -c:a "
                + codec
                + " -bsf:a noise=drop='between(n\\,23\\,"
                + lastDropped
                + ")'");
    for (boolean mono : new boolean[] {true, false}) {
      Heard heard = Heard.of(gap, mono);
      assertThat(heard.lengthS()).isCloseTo(3, within(0.05));
      assertThat(heard.codes()).containsExactly(NoticeCode.SOUND_HAS_GAPS);
    }
  }

  @ParameterizedTest
  @CsvSource({"mp3, libmp3lame, 22050", "aac, aac, 32000", "ac3, ac3, 48000"})
  void readsSoundsOfDifferentFormatsThatWereJoined(String extension, String codec, int otherRateHz)
      throws IOException {
    Path first = file("a." + extension, TONE + "48000 -ac 2 -c:a " + codec);
    Path second = file("b." + extension, TONE + otherRateHz + " -ac 1 -c:a " + codec);
    for (Path sound :
        List.of(
            joined("ab." + extension, first, second), joined("ba." + extension, second, first))) {
      assertThat(Heard.of(sound, true).lengthS()).isCloseTo(6, within(0.15));
      Heard all = Heard.of(sound, false);
      assertThat(all.lengthS()).isCloseTo(6, within(0.15));
      assertThat(all.codes()).contains(NoticeCode.SOUND_FORMAT_CHANGES);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "m4a, aac",
    "mov, pcm_s16le",
    "mkv, aac",
    "mkv, libmp3lame",
    "mkv, libopus",
    "ogg, libopus",
    "flv, aac",
    "nut, pcm_s16le"
  })
  void keepsALateStart(String extension, String codec) {
    Path late = file("late." + extension, "-itsoffset 1 " + beep() + "-c:a " + codec);
    for (boolean mono : new boolean[] {true, false}) {
      assertThat(Heard.of(late, mono).firstLoudS()).isCloseTo(1 + BEEP_S, within(0.01));
    }
    try (SoundReader reader = SoundReader.open(late)) {
      assertThat(reader.leadUs()).isBetween(970_000L, 1_002_000L);
    }
  }

  /** The encoder of AAC begins with 21 ms of its own, by which a video starts later here. */
  @ParameterizedTest
  @CsvSource({"mkv, 0", "mp4, 0", "ts, 0", "mkv, 1", "mp4, 1", "ts, 1", "mov, 0.3"})
  void hearsASoundWithItsPicture(String extension, double startS) {
    Path take =
        file(
            "take." + extension,
            "-f lavfi -i testsrc=size=64x64:rate=25:duration=4 -itsoffset "
                + startS
                + " "
                + beep()
                + "-map 0 -map 1 -c:v libx264 -c:a aac");
    Heard heard = Heard.of(take, true);
    assertThat(heard.firstLoudS()).isCloseTo(startS + BEEP_S, within(0.01));
    assertThat(heard.notices()).isEmpty();
  }

  @Test
  void startsFormatsWithoutAClockAtTheirFirstSample() {
    for (String name : List.of("late.mp3", "late.flac", "late.wav", "late.aiff")) {
      Path sound = file(name, "-itsoffset 1 " + beep());
      assertThat(Heard.of(sound, true).firstLoudS()).isCloseTo(BEEP_S, within(0.01));
    }
  }
}
