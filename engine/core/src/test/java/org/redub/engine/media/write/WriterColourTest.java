package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.MediaProbe;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

class WriterColourTest {
  /**
   * One step of chroma is two levels of blue; the encoder may be off by one step, and luma is
   * rounded.
   */
  private static final double LEVELS = 3;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"bt709, tv", "bt709, pc", "smpte170m, tv"})
  void preservesABlendedColour(String matrix, String range) {
    Path take = folder.resolve("take.mp4");
    Ffmpeg.run(
        "-f lavfi -i color=0x806040:size=128x96:rate=5:duration=1,format=gbrp -vf"
            + " scale=out_color_matrix=%s:out_range=%s:flags=accurate_rnd,format=yuv420p"
                .formatted(matrix, range)
            + " -c:v libx264 -crf 4 -colorspace "
            + matrix
            + " -color_range "
            + range,
        take);
    Path out = folder.resolve("out.mp4");
    try (VideoReader reader = VideoReader.open(take);
        VideoWriter writer =
            VideoWriter.open(out, reader.format(), EncoderSettings.DEFAULT, null, null)) {
      Plate plate = reader.newPlate();
      PixelBox box = new PixelBox(32, 32, 32, 32);
      RgbImage green = new RgbImage(32, 32);
      Arrays.fill(green.red(), 0x20);
      Arrays.fill(green.green(), 0xC0);
      Arrays.fill(green.blue(), 0x40);
      float[] alpha = new float[1024];
      Arrays.fill(alpha, 1f);
      while (reader.read(plate)) {
        plate.blend(box, green, alpha);
        writer.write(plate);
      }
      writer.finish();
    }
    int[] decoded = colourByFfmpeg(out);
    assertThat((double) decoded[0]).isCloseTo(0x20, within(LEVELS));
    assertThat((double) decoded[1]).isCloseTo(0xC0, within(LEVELS));
    assertThat((double) decoded[2]).isCloseTo(0x40, within(LEVELS));
    try (VideoReader reader = VideoReader.open(out)) {
      Plate plate = reader.newPlate();
      assertThat(reader.read(plate)).isTrue();
      assertColour(plate, 48, 48, 0x20, 0xC0, 0x40);
      assertColour(plate, 100, 20, 0x80, 0x60, 0x40);
      assertThat(reader.format().colour().toString()).startsWith(matrix + "/" + range);
    }
  }

  @Test
  void writesDrawnPicturesWithSound() {
    Path speech = folder.resolve("speech.wav");
    Ffmpeg.run("-f lavfi -i sine=400:duration=1:sample_rate=22050", speech);
    Path out = folder.resolve("preview.mp4");
    BufferedImage picture = new BufferedImage(101, 75, BufferedImage.TYPE_INT_RGB);
    try (PictureWriter writer =
        PictureWriter.open(out, 101, 75, new Rational(24000, 1001), new Soundtrack(speech, 0))) {
      for (int i = 0; i < 24; i++) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0x20, 0xC0, 0x40));
        graphics.fillRect(0, 0, 101, 75);
        graphics.dispose();
        writer.write(picture);
      }
      assertThat(writer.finish().frames()).isEqualTo(24);
    }
    try (VideoReader reader = VideoReader.open(out)) {
      Plate plate = reader.newPlate();
      assertThat(reader.read(plate)).isTrue();
      assertColour(plate, 50, 40, 0x20, 0xC0, 0x40);
      assertThat(reader.format().colour().toString()).isEqualTo("bt709/tv/bt709/bt709");
      assertThat(reader.format().frameRate()).isEqualTo(new Rational(24000, 1001));
    }
    assertThat(MediaProbe.probe(out).audio()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"64x48, libx264", "65x47, libx264", "64x48, libopenh264"})
  void transcodesEveryFrame(String size, String encoder) {
    Path take = folder.resolve("take.mkv");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=" + size + ":rate=25:duration=1,format=yuv444p -c:v ffv1", take);
    Path out = folder.resolve("out.mp4");
    PlainTranscode.Result result =
        PlainTranscode.run(take, out, new EncoderSettings(encoder, "veryfast", 17));
    assertThat(result.frames()).isEqualTo(25);
    assertThat(result.seconds()).isPositive();
    assertThat(Ffmpeg.videoPts(out)).isEqualTo(Ffmpeg.videoPts(take));
  }

  @Test
  void namesAMissingEncoder() {
    VideoFormat format = VideoFormat.drawn(64, 48, new Rational(25, 1));
    EncoderSettings settings = new EncoderSettings("h264_nowhere", "veryfast", 17);
    assertThatThrownBy(
            () -> VideoWriter.open(folder.resolve("o.mp4"), format, settings, null, null))
        .isInstanceOfSatisfying(
            RedubException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.ENCODER_UNAVAILABLE);
              assertThat(e.getMessage()).contains("h264_nowhere: not in this FFmpeg");
            });
    assertThat(folder).isEmptyDirectory();
  }

  /** The pixel at (48, 48), decoded by the ffmpeg executable according to the written tags. */
  private int[] colourByFfmpeg(Path movie) {
    Path decoded = folder.resolve("decoded.png");
    Ffmpeg.run("-i " + movie + " -frames:v 1 -vf scale=flags=accurate_rnd,format=rgb24", decoded);
    try {
      int rgb = javax.imageio.ImageIO.read(decoded.toFile()).getRGB(48, 48);
      return new int[] {rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF};
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertColour(Plate plate, int x, int y, int red, int green, int blue) {
    RgbImage pixel = plate.readBox(new PixelBox(x, y, 1, 1));
    assertThat((double) pixel.red()[0]).isCloseTo(red, within(LEVELS));
    assertThat((double) pixel.green()[0]).isCloseTo(green, within(LEVELS));
    assertThat((double) pixel.blue()[0]).isCloseTo(blue, within(LEVELS));
  }
}
