package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.MediaProbe;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.read.VideoReaderTest;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

/** Plates have the colours and the precision of every stored pixel format. */
class TakeFormatsTest {
  /** Rounding to 8 bits twice, and bicubic interpolation of chroma. */
  private static final double LEVELS = 2.5;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "yuv420p10le, libx265, mp4, tv, bt709",
    "yuv422p10le, prores_ks, mov, tv, bt709",
    "yuv444p, libx264, mp4, pc, bt709",
    "yuv422p, libx264, mp4, tv, smpte170m",
    "yuvj422p, mjpeg, avi, pc, bt470bg",
    "yuva420p, ffv1, mkv, tv, bt709",
    "yuv420p12le, libx265, mkv, tv, bt2020nc",
    "nv12, rawvideo, mkv, tv, bt709",
    "gbrp, ffv1, mkv, pc, gbr",
    "rgb24, png, mov, pc, gbr",
    "rgba, png, mov, pc, gbr",
    "rgb48be, png, mov, pc, gbr",
    "bgr8, gif, gif, pc, gbr"
  })
  void preservesColours(
      String pixels, String codec, String container, String range, String matrix) {
    Path clip = folder.resolve("solid." + container);
    boolean rgb = matrix.equals("gbr");
    String filterMatrix = matrix.replace("bt470bg", "smpte170m").replace("bt2020nc", "bt2020");
    String convert =
        rgb
            ? "format=" + pixels
            : "scale=out_color_matrix=%s:out_range=%s:flags=accurate_rnd+full_chroma_int,format=%s"
                .formatted(filterMatrix, range, pixels);
    String tags = rgb ? "" : " -colorspace " + matrix + " -color_range " + range;
    Ffmpeg.run(
        "-f lavfi -i color=0x20C040:size=96x64:rate=5:duration=1,format=gbrp -vf "
            + convert
            + " -strict -2 -c:v "
            + codec
            + (codec.startsWith("libx26") ? " -crf 4" : "")
            + tags,
        clip);
    try (VideoReader reader = VideoReader.open(clip)) {
      Plate plate = reader.newPlate();
      int frames = 0;
      while (reader.read(plate)) {
        frames++;
        RgbImage middle = plate.readBox(new PixelBox(30, 30, 8, 8));
        double tolerance = pixels.equals("bgr8") ? 40 : LEVELS;
        assertThat(mean(middle.red())).isCloseTo(0x20, within(tolerance));
        assertThat(mean(middle.green())).isCloseTo(0xC0, within(tolerance));
        assertThat(mean(middle.blue())).isCloseTo(0x40, within(tolerance));
      }
      assertThat(frames).isBetween(4, 5);
      assertThat(reader.notices()).isEmpty();
      assertThat(reader.format().still()).isFalse();
    }
  }

  /** Formats with few colours show others as a pattern. */
  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @ParameterizedTest
  @CsvSource({"gray, ffv1, mkv", "gray, png, mov"})
  void preservesGrey(String pixels, String codec, String container) {
    Path clip = folder.resolve("grey." + container);
    Ffmpeg.run(
        "-f lavfi -i color=gray:size=64x64:rate=5:duration=0.4,format=gray -c:v " + codec, clip);
    try (VideoReader reader = VideoReader.open(clip)) {
      Plate plate = reader.newPlate();
      assertThat(reader.read(plate)).isTrue();
      RgbImage middle = plate.readBox(new PixelBox(30, 30, 4, 4));
      assertThat((double) middle.red()[5]).isCloseTo(128, within(4.0));
      assertThat(middle.red()[5]).isEqualTo(middle.blue()[5]);
    }
  }

  @ParameterizedTest
  @CsvSource({"png, rgb24", "jpg, yuvj444p", "webp, bgra", "bmp, bgr24"})
  void recognizesStillPictures(String extension, String pixels) {
    Path picture = folder.resolve("what?%03d." + extension);
    Path plain = folder.resolve("plain." + extension);
    Ffmpeg.run(
        "-f lavfi -i color=0x20C040:size=97x65:rate=1:duration=1,format=gbrp -frames:v 1 -pix_fmt "
            + pixels,
        plain);
    assertThat(plain.toFile().renameTo(picture.toFile())).isTrue();
    try (VideoReader reader = VideoReader.open(picture)) {
      assertThat(reader.format().still()).isTrue();
      assertThat(reader.format().width()).isEqualTo(97);
      Plate plate = reader.newPlate();
      assertThat(reader.read(plate)).isTrue();
      RgbImage middle = plate.readBox(new PixelBox(30, 30, 8, 8));
      assertThat((double) middle.green()[20]).isCloseTo(0xC0, within(6.0));
      assertThat((double) middle.red()[20]).isCloseTo(0x20, within(6.0));
      assertThat(reader.read(plate)).isFalse();
      VideoFormat movie = reader.format().asVideo(new Rational(25, 1));
      assertThat(movie.still()).isFalse();
      assertThat(movie.timeBase()).isEqualTo(new Rational(1, 25));
    }
    assertThat(MediaProbe.probe(picture).video().orElseThrow().still()).isTrue();
  }

  @Test
  void scalesAllFramesToTheSizeOfTheFirst() {
    Path small = folder.resolve("small.ts");
    Path large = folder.resolve("large.ts");
    Path both = folder.resolve("both.ts");
    Ffmpeg.run("-f lavfi -i testsrc2=size=160x120:rate=25:duration=1 -c:v libx264", small);
    Ffmpeg.run("-f lavfi -i testsrc2=size=320x240:rate=25:duration=1 -c:v libx264", large);
    Ffmpeg.run("-i concat:" + small + "|" + large + " -c copy", both);
    try (VideoReader reader = VideoReader.open(both)) {
      assertThat(reader.format().width()).isEqualTo(160);
      List<Long> pts = VideoReaderTest.ptsOf(reader);
      assertThat(pts).hasSizeBetween(48, 50).isSorted().doesNotHaveDuplicates();
      assertThat(reader.notices()).anyMatch(notice -> notice.text().contains("picture size of"));
    }
  }

  @Test
  void repairsMissingTimestamps() {
    Path raw = folder.resolve("raw.h264");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=160x120:rate=25:duration=1 -c:v libx264 -bf 2 -f h264", raw);
    try (VideoReader reader = VideoReader.open(raw)) {
      List<Long> pts = VideoReaderTest.ptsOf(reader);
      assertThat(pts).hasSize(25).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void appliesCropping() {
    Path clip = folder.resolve("cropped.mp4");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=160x120:rate=25:duration=0.4 -c:v libx264 -bsf:v"
            + " h264_metadata=crop_left=6:crop_top=10",
        clip);
    try (VideoReader reader = VideoReader.open(clip)) {
      assertThat(reader.format().width()).isEqualTo(154);
      assertThat(reader.format().height()).isEqualTo(110);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bearded-presenter.mp4, 1080, 1920, 502",
    "journalist.mp4, 700, 700, 199",
    "closeup-lowres.mp4, 256, 256, 0",
    "wide-open-mouth.mp4, 512, 512, 0"
  })
  void decodesRealClipsCompletely(String name, int width, int height, int frames) {
    Path clip = Ffmpeg.realClip(name);
    try (VideoReader reader = VideoReader.open(clip)) {
      assertThat(reader.format().width()).isEqualTo(width);
      assertThat(reader.format().height()).isEqualTo(height);
      List<Long> pts = VideoReaderTest.ptsOf(reader);
      assertThat(pts).isEqualTo(Ffmpeg.videoPts(clip));
      if (frames > 0) {
        assertThat(pts).hasSize(frames);
      }
      assertThat(reader.notices()).isEmpty();
    }
  }
}
