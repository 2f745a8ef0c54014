package org.redub.engine.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.write.Ffmpeg;

/** Channels that cancel each other out, and more channels than two. */
class ChannelsTest {
  private static final String TONE =
      "-f lavfi -i sine=400:duration=3:sample_rate=48000 -af volume=12dB,";

  @TempDir Path folder;

  private Path sound(String name, String filter) {
    Path file = folder.resolve(name);
    Ffmpeg.run(TONE + filter, file);
    return file;
  }

  /** Root mean squares per channel, as read for analysis or for the output. */
  private record Levels(double[] rms, List<Notice> notices) {
    static Levels of(Path path, boolean mono) {
      try (MediaFile file = MediaFile.open(path);
          SoundSource source = new SoundSource(file, mono ? 16_000 : 48_000, mono)) {
        float[][] block = new float[source.channels()][777];
        double[] sums = new double[source.channels()];
        long samples = 0;
        for (int n = source.read(block, 0, 777); n > 0; n = source.read(block, 0, 777)) {
          samples += n;
          for (int c = 0; c < sums.length; c++) {
            for (int i = 0; i < n; i++) {
              sums[c] += block[c][i] * block[c][i];
            }
          }
        }
        for (int c = 0; c < sums.length; c++) {
          sums[c] = Math.sqrt(sums[c] / samples);
        }
        return new Levels(sums, source.notices());
      }
    }

    List<NoticeCode> codes() {
      return notices.stream().map(Notice::code).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pan=stereo|FL=c0|FR=-1*c0",
        "pan=stereo|FL=-1*c0|FR=0.9*c0",
        "pan=5.1|FL=c0|FR=-1*c0|FC=0*c0|LFE=0*c0|BL=0*c0|BR=0*c0",
        "pan=quad|FL=c0|FR=-1*c0|BL=0.3*c0|BR=-0.3*c0"
      })
  void hearsChannelsOfOppositePolarity(String filter) {
    Levels levels = Levels.of(sound("opposite.wav", filter), true);
    assertThat(levels.rms()[0]).isBetween(0.3, 0.45);
    assertThat(levels.codes()).containsExactly(NoticeCode.CHANNELS_CANCEL_OUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FL=c0|FR=c0", "FL=c0|FR=0*c0", "FL=0*c0|FR=c0", "FL=c0|FR=-0.3*c0"})
  void mixesOtherStereoAsItIs(String channels) {
    Levels levels = Levels.of(sound("stereo.wav", "pan=stereo|" + channels), true);
    assertThat(levels.rms()[0]).isBetween(0.1, 0.36);
    assertThat(levels.notices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "7.1, 8",
    "5.1, 6",
    "5.1(side), 6",
    "5.0, 5",
    "quad, 5",
    "4.0, 4",
    "3.0, 3",
    "3.1, 6",
    "2.1, 6"
  })
  void keepsEveryChannelAtItsLevel(String layout, int written) {
    Levels levels = Levels.of(tones(layout), false);
    assertThat(levels.rms()).hasSize(written);
    int loud = 0;
    for (double rms : levels.rms()) {
      loud += rms > 0.1 ? 1 : 0;
      assertThat(Math.min(rms, Math.abs(rms - 0.35))).isCloseTo(0, within(0.01));
    }
    assertThat(loud).isEqualTo(channelsOf(layout));
    assertThat(levels.notices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"6.1, 8", "7.1(wide), 8", "hexadecagonal, 8"})
  void saysThatChannelsWereMixed(String layout, int written) {
    Levels levels = Levels.of(tones(layout), false);
    assertThat(levels.rms()).hasSize(written);
    assertThat(levels.codes()).containsExactly(NoticeCode.SOUND_MIXED);
  }

  private static int channelsOf(String layout) {
    return switch (layout) {
      case "7.1" -> 8;
      case "5.1", "5.1(side)" -> 6;
      case "5.0" -> 5;
      case "quad", "4.0", "3.1" -> 4;
      default -> 3;
    };
  }

  /** The same tone in every channel. */
  private Path tones(String layout) {
    Path file = folder.resolve("tones.wav");
    int channels = layout.equals("hexadecagonal") ? 16 : layout.equals("6.1") ? 7 : 8;
    if (!List.of("hexadecagonal", "6.1", "7.1(wide)").contains(layout)) {
      channels = channelsOf(layout);
    }
    String tone = "0.5*sin(2513*t)|".repeat(channels);
    Ffmpeg.run(
        "-f lavfi -i aevalsrc="
            + tone.substring(0, tone.length() - 1)
            + ":c="
            + layout
            + ":d=1:s=48000",
        file);
    return file;
  }
}
