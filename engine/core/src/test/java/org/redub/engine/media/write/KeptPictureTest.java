package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.read.VideoReader;

/** Time code, chapters and the shape of pixels, in every container. */
class KeptPictureTest {
  @TempDir static Path folder;
  private static Path take;

  @BeforeAll
  static void make() {
    DeliveryTest.makeInputs(folder);
    take = folder.resolve("anamorphic.mov");
    Ffmpeg.run(
        "-i "
            + DeliveryTest.take()
            + " -vf setsar=16/11 -c:v libx264 -preset ultrafast -crf 10 -timecode 01:02:03:04"
            + " -metadata title=Wide",
        take);
  }

  @ParameterizedTest
  @CsvSource({"a.mp4", "a.mov", "a.mkv"})
  void keepsTimeCodeAndPixelAspect(String name) {
    Path out = folder.resolve(name);
    assertThat(DeliveryTest.deliver(take, out, null).notices()).isEmpty();
    assertThat(
            Ffmpeg.probe("-select_streams v:0 -show_entries stream_tags=timecode", out)
                + " "
                + Ffmpeg.probe("-show_entries format_tags=timecode,title", out))
        .contains("01:02:03:04", "Wide");
    try (VideoReader reader = VideoReader.open(out)) {
      assertThat(reader.format().sampleAspect()).isEqualTo(new Rational(16, 11));
    }
  }

  /** WebM stores the width to show in whole pixels. */
  @Test
  void namesAPixelAspectThatIsRounded() {
    Path out = folder.resolve("a.webm");
    assertThat(DeliveryTest.deliver(take, out, null).notices().toString())
        .contains("pixel aspect ratio 16/11")
        .doesNotContain("timecode");
    try (VideoReader reader = VideoReader.open(out)) {
      assertThat(reader.format().sampleAspect().toDouble()).isCloseTo(16.0 / 11, within(0.005));
    }
  }

  @ParameterizedTest
  @CsvSource({"b.gif", "b.apng"})
  void namesWhatAnAnimationLoses(String name) {
    WrittenMedia written = DeliveryTest.deliver(take, folder.resolve(name), null);
    assertThat(written.notices().toString())
        .contains("SOUND_LEFT_OUT", "PROPERTIES_LEFT_OUT", "tag title", "pixel aspect ratio 16/11");
  }
}
