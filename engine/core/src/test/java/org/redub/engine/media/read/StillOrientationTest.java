package org.redub.engine.media.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.write.Ffmpeg;

/** Stills are read as they are to be shown: turned, mirrored, put together from tiles. */
class StillOrientationTest {
  private static final int TOLERANCE = 40;

  @TempDir Path folder;

  static Stream<String> stills() {
    return Stream.of("jpg", "png", "webp", "tiff")
        .flatMap(format -> Stream.iterate(1, i -> i <= 8, i -> i + 1).map(i -> i + "." + format));
  }

  @ParameterizedTest
  @MethodSource("stills")
  void turnsStillsUpright(String still) throws IOException {
    int orientation = still.charAt(0) - '0';
    Path file = ExifStills.write(folder, still.substring(2), orientation);
    try (MediaSource source = MediaSource.open(file);
        FrameReader reader = source.frames()) {
      assertThat(source).isInstanceOf(StillSource.class);
      boolean turned = orientation >= 5;
      assertThat(source.format().width()).isEqualTo(turned ? ExifStills.HEIGHT : ExifStills.WIDTH);
      assertThat(source.format().height()).isEqualTo(turned ? ExifStills.WIDTH : ExifStills.HEIGHT);
      Plate plate = reader.newPlate();
      assertThat(reader.read(plate)).isTrue();
      assertQuarters(plate.toBufferedImage(), ExifStills.upright(orientation));
    }
  }

  /** 0 to 3 quarter turns against the clock are the EXIF orientations 1, 8, 3 and 6. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 8", "2, 3", "3, 6"})
  void putsTheTilesOfAHeicTogether(int quarterTurns, int orientation) throws IOException {
    Path file = HeifStills.write(folder, ExifStills.picture(200, 140), quarterTurns);
    try (MediaSource source = MediaSource.open(file);
        FrameReader reader = source.frames()) {
      assertThat(source).isInstanceOf(StillSource.class);
      boolean turned = orientation >= 5;
      assertThat(source.format().width()).isEqualTo(turned ? 140 : 200);
      assertThat(source.format().height()).isEqualTo(turned ? 200 : 140);
      Plate plate = reader.newPlate();
      assertThat(reader.read(plate)).isTrue();
      assertQuarters(plate.toBufferedImage(), ExifStills.upright(orientation));
      assertThat(reader.notices()).isEmpty();
    }
  }

  @Test
  void reportsAHeicWhoseTilesAreMissing() throws IOException {
    Path whole = HeifStills.write(folder, ExifStills.picture(200, 140), 0);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.heic"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> MediaSource.open(cut))
        .isInstanceOfSatisfying(
            RedubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_DAMAGED))
        .hasMessageContaining("cut.heic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avif", "heic"})
  void readsAPictureOfOneItemAsAStill(String format) throws IOException {
    Path file;
    if (format.equals("heic")) {
      file = HeifStills.write(folder, ExifStills.picture(64, 64), 0);
    } else {
      Path png = folder.resolve("still.png");
      ImageIO.write(ExifStills.picture(200, 140), "png", png.toFile());
      file = folder.resolve("still.avif");
      Ffmpeg.run("-i " + png + " -pix_fmt yuv444p -c:v libaom-av1 -still-picture 1 -crf 10", file);
    }
    try (MediaSource source = MediaSource.open(file);
        FrameReader reader = source.frames()) {
      assertThat(source).isInstanceOf(StillSource.class);
      Plate plate = reader.newPlate();
      assertThat(reader.read(plate)).isTrue();
      assertQuarters(plate.toBufferedImage(), ExifStills.upright(1));
    }
  }

  static void assertQuarters(BufferedImage image, int[] expected) {
    for (int quarter = 0; quarter < 4; quarter++) {
      int x = image.getWidth() * (quarter % 2 * 2 + 1) / 4;
      int y = image.getHeight() * (quarter / 2 * 2 + 1) / 4;
      Color is = new Color(image.getRGB(x, y));
      Color wanted = new Color(ExifStills.QUARTERS[expected[quarter]]);
      int distance =
          Math.abs(is.getRed() - wanted.getRed())
              + Math.abs(is.getGreen() - wanted.getGreen())
              + Math.abs(is.getBlue() - wanted.getBlue());
      assertThat(distance)
          .as("quarter %d is %s, not %s", quarter, is, wanted)
          .isLessThan(TOLERANCE);
    }
  }
}
