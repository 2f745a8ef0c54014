package org.redub.engine.media.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.write.Ffmpeg;
import org.redub.geometry.PixelBox;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource.Border;
import org.redub.render.image.RgbImage;

public class PlateTest {
  /** Rounding of 8-bit samples: half a level of luma and chroma, times the largest gain. */
  private static final double ROUNDING_LEVELS = 2;

  @TempDir Path folder;

  static Stream<String> colourVariants() {
    return Stream.of(
        "bt709 tv 64 64",
        "bt709 pc 64 64",
        "smpte170m tv 64 64",
        "bt2020nc tv 64 64",
        "bt470bg pc 64 64",
        "bt709 tv 31 17");
  }

  @ParameterizedTest
  @MethodSource("colourVariants")
  void readsColoursByTheirTags(String variant) {
    String[] words = variant.split(" ");
    Path clip = folder.resolve("solid.mkv");
    Ffmpeg.run(
        "-f lavfi -i color=0x20C040:size="
            + words[2]
            + "x"
            + words[3]
            + ":rate=5:duration=1,format=gbrp -vf scale=out_color_matrix="
            + words[0].replace("bt2020nc", "bt2020").replace("bt470bg", "smpte170m")
            + ":out_range="
            + words[1]
            + ":flags=accurate_rnd,format=yuv420p -c:v ffv1 -colorspace "
            + words[0]
            + " -color_range "
            + words[1],
        clip);
    try (VideoReader reader = VideoReader.open(clip)) {
      Plate plate = reader.newPlate();
      assertThat(reader.read(plate)).isTrue();
      RgbImage box = plate.readBox(new PixelBox(-2, -2, plate.width() + 4, plate.height() + 4));
      for (int i = 0; i < box.red().length; i++) {
        assertThat((double) box.red()[i]).isCloseTo(0x20, within(ROUNDING_LEVELS));
        assertThat((double) box.green()[i]).isCloseTo(0xC0, within(ROUNDING_LEVELS));
        assertThat((double) box.blue()[i]).isCloseTo(0x40, within(ROUNDING_LEVELS));
      }
      float[] square = square(plate, new FaceRegion(9, 8, 12, 0.3), 8, Border.REPLICATE);
      assertThat(square[30] * 255.0).isCloseTo(0x20, within(ROUNDING_LEVELS));
      assertThat(square[64 + 30] * 255.0).isCloseTo(0xC0, within(ROUNDING_LEVELS));
      assertThat(square[128 + 30] * 255.0).isCloseTo(0x40, within(ROUNDING_LEVELS));
      assertThat(plate.toBufferedImage().getRGB(3, 3) >> 8 & 0xFF).isBetween(0xBE, 0xC2);
    }
  }

  @Test
  void changesNoByteWhenBlendingTheReadPixels() {
    Plate plate = noise(61, 47, ColourTags.BT709);
    Plate before = copy(plate);
    PixelBox box = new PixelBox(-3, 5, 50, 60);
    float[] alpha = new float[box.width() * box.height()];
    Arrays.fill(alpha, 1f);
    plate.blend(box, plate.readBox(box), alpha);
    assertSameBytes(plate, before);
  }

  @Test
  void changesNoByteWithZeroAlpha() {
    Plate plate = noise(64, 64, ColourTags.BT709);
    Plate before = copy(plate);
    PixelBox box = new PixelBox(10, 10, 40, 40);
    RgbImage red = new RgbImage(40, 40);
    Arrays.fill(red.red(), 300f);
    float[] alpha = new float[1600];
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        alpha[y * 40 + x] = x >= 10 && x < 20 && y >= 12 && y < 24 ? 0.7f : 0;
      }
    }
    plate.blend(box, red, alpha);
    int changed = 0;
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        boolean inside = x >= 20 && x < 30 && y >= 22 && y < 34;
        int at = y * 64 + x;
        int chroma = y / 2 * 32 + x / 2;
        if (inside) {
          changed += plate.luma()[at] == before.luma()[at] ? 0 : 1;
        } else {
          assertThat(plate.luma()[at]).isEqualTo(before.luma()[at]);
          assertThat(plate.chromaU()[chroma]).isEqualTo(before.chromaU()[chroma]);
          assertThat(plate.chromaV()[chroma]).isEqualTo(before.chromaV()[chroma]);
        }
      }
    }
    assertThat(changed).isGreaterThan(100);
  }

  @Test
  void blendsTheColourOfTheResult() {
    Plate plate = noise(65, 49, ColourTags.UNSPECIFIED);
    PixelBox box = new PixelBox(0, 0, 65, 49);
    RgbImage colour = new RgbImage(65, 49);
    Arrays.fill(colour.red(), 200f);
    Arrays.fill(colour.green(), 120f);
    Arrays.fill(colour.blue(), 90f);
    float[] alpha = new float[65 * 49];
    Arrays.fill(alpha, 1f);
    plate.blend(box, colour, alpha);
    // Chroma is interpolated, so noise of the old picture leaves a residue that a second blend
    // removes.
    for (int i = 0; i < 12; i++) {
      plate.blend(box, colour, alpha);
    }
    RgbImage back = plate.readBox(box);
    for (int i = 0; i < alpha.length; i++) {
      assertThat((double) back.red()[i]).isCloseTo(200, within(3.0));
      assertThat((double) back.green()[i]).isCloseTo(120, within(3.0));
      assertThat((double) back.blue()[i]).isCloseTo(90, within(3.0));
    }
  }

  @Test
  void readsTheBoxAsASquareAtFullSize() {
    Plate plate = noise(64, 64, ColourTags.BT709);
    float[] square = square(plate, new FaceRegion(32, 32, 16, 0), 16, Border.REPLICATE);
    RgbImage box = plate.readBox(new PixelBox(24, 24, 16, 16));
    for (int i = 0; i < 256; i++) {
      float expected = Math.max(0, Math.min(255, box.red()[i]));
      assertThat(square[i] * 255.0).isCloseTo(expected, within(0.6));
    }
  }

  @Test
  void averagesOverTheAreaOfASquare() {
    Plate plate = noise(256, 256, ColourTags.BT709);
    Arrays.fill(plate.chromaU(), (byte) 128);
    Arrays.fill(plate.chromaV(), (byte) 128);
    double mean = 0;
    for (byte value : plate.luma()) {
      mean += ((value & 0xFF) - 16) / 219.0 / plate.luma().length;
    }
    float[] square = square(plate, new FaceRegion(128, 128, 160, Math.PI / 5), 4, Border.BLACK);
    // The mean of 1600 noisy pixels has a standard deviation of 0.008, a single sample 0.3.
    for (int i = 0; i < 16; i++) {
      assertThat((double) square[i]).isCloseTo(mean, within(0.04));
    }
  }

  @Test
  void readsBlackOrTheNearestPixelOutside() {
    Plate plate = new Plate(20, 20, ColourTags.BT709);
    Arrays.fill(plate.luma(), (byte) 235);
    Arrays.fill(plate.chromaU(), (byte) 128);
    Arrays.fill(plate.chromaV(), (byte) 128);
    FaceRegion around = new FaceRegion(10, 10, 60, 0);
    float[] black = square(plate, around, 12, Border.BLACK);
    float[] nearest = square(plate, around, 12, Border.REPLICATE);
    assertThat(black[0]).isZero();
    assertThat((double) black[6 * 12 + 6]).isCloseTo(1, within(0.01));
    assertThat((double) nearest[0]).isCloseTo(1, within(0.01));
  }

  @Test
  void readsARotatedSquare() {
    BufferedImage picture = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 80; y++) {
      for (int x = 0; x < 80; x++) {
        picture.setRGB(x, y, x * 3 << 8);
      }
    }
    Plate plate = Plate.ofRgb(picture);
    FaceRegion region = new FaceRegion(40, 40, 40, Math.toRadians(30));
    float[] square = square(plate, region, 20, Border.REPLICATE);
    for (int j = 0; j < 20; j++) {
      for (int i = 0; i < 20; i++) {
        double x = region.imageX((i + 0.5) / 20 - 0.5, (j + 0.5) / 20 - 0.5);
        assertThat(square[400 + j * 20 + i] * 255.0).isCloseTo(3 * x, within(2.5));
      }
    }
  }

  @Test
  void rotatesForDisplay() {
    BufferedImage picture = new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 2; x++) {
        picture.setRGB(x, y, 0xFFFFFF);
      }
    }
    Plate plate = Plate.ofRgb(picture);
    BufferedImage clockwise = plate.toBufferedImage(1);
    assertThat(clockwise.getWidth()).isEqualTo(4);
    assertThat(clockwise.getHeight()).isEqualTo(6);
    assertThat(clockwise.getRGB(3, 0) & 0xFF).isGreaterThan(250);
    assertThat(clockwise.getRGB(0, 0) & 0xFF).isLessThan(5);
    assertThat(plate.toBufferedImage(2).getRGB(5, 3) & 0xFF).isGreaterThan(250);
    assertThat(plate.toBufferedImage(3).getRGB(0, 5) & 0xFF).isGreaterThan(250);
  }

  static float[] square(Plate plate, FaceRegion region, int size, Border border) {
    FloatBuffer out = FloatBuffer.allocate(3 * size * size);
    plate.readSquare(region, size, border, out);
    assertThat(out.position()).isZero();
    return out.array();
  }

  public static Plate noise(int width, int height, ColourTags tags) {
    Plate plate = new Plate(width, height, tags);
    Random random = new Random(7);
    random.nextBytes(plate.luma());
    random.nextBytes(plate.chromaU());
    random.nextBytes(plate.chromaV());
    return plate;
  }

  private static Plate copy(Plate plate) {
    Plate copy = new Plate(plate.width(), plate.height(), plate.colour());
    copy.copyFrom(plate);
    return copy;
  }

  private static void assertSameBytes(Plate plate, Plate before) {
    assertThat(plate.luma()).isEqualTo(before.luma());
    assertThat(plate.chromaU()).isEqualTo(before.chromaU());
    assertThat(plate.chromaV()).isEqualTo(before.chromaV());
  }
}
