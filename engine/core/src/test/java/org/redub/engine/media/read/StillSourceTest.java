package org.redub.engine.media.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.media.plate.Plate;

class StillSourceTest {
  @TempDir private Path folder;

  /** Red in the left half, blue in the right half. */
  private Path picture(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 4, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 4, 0, width, height);
    graphics.dispose();
    Path file = folder.resolve("still.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @ParameterizedTest
  @EnumSource(CameraMove.class)
  void repeatsAPictureForTheGivenTime(CameraMove move) throws IOException {
    try (MediaSource source = MediaSource.open(picture(201, 99))) {
      assertThat(source).isInstanceOf(StillSource.class);
      StillSource shown = ((StillSource) source).lasting(1_210_000, move);
      assertThat(shown.format().width()).isEqualTo(200);
      assertThat(shown.format().height()).isEqualTo(98);
      double[] firstAndLast = new double[2];
      try (FrameReader reader = shown.frames()) {
        Plate plate = reader.newPlate();
        int frames = 0;
        while (reader.read(plate)) {
          assertThat(plate.ptsUs()).isEqualTo(frames * 40_000L);
          firstAndLast[frames == 0 ? 0 : 1] = redShare(plate);
          frames++;
        }
        assertThat(frames).as("1.21 s at 25 frames per second").isEqualTo(31);
      }
      // Zoomed in, the sides of the picture are cropped.
      switch (move) {
        case NONE -> assertThat(firstAndLast[1]).isEqualTo(firstAndLast[0]);
        case PUSH_IN -> assertThat(firstAndLast[1]).isLessThan(firstAndLast[0]);
        case PULL_OUT -> assertThat(firstAndLast[1]).isGreaterThan(firstAndLast[0]);
      }
    }
  }

  private static double redShare(Plate plate) {
    BufferedImage image = plate.toBufferedImage();
    double red = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      red += new Color(image.getRGB(x, 50)).getRed() / 255.0;
    }
    return red;
  }

  @Test
  void scalesDownAHugePicture() throws IOException {
    try (MediaSource source = MediaSource.open(picture(4000, 100));
        FrameReader reader = source.frames()) {
      assertThat(source.format().width()).isEqualTo(3840);
      assertThat(source.format().height()).isEqualTo(96);
      assertThat(reader.notices())
          .singleElement()
          .extracting(Notice::text)
          .asString()
          .contains("from 4000x100 to 3840x96");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 50", "50, 1", "2, 3"})
  void readsTinyPictures(int width, int height) throws IOException {
    try (MediaSource source = MediaSource.open(picture(width, height));
        FrameReader reader = source.frames()) {
      assertThat(source.format().width()).isEqualTo(Math.max(2, width / 2 * 2));
      assertThat(source.format().height()).isEqualTo(Math.max(2, height / 2 * 2));
      assertThat(reader.read(reader.newPlate())).isTrue();
    }
  }

  @Test
  void refusesOtherFiles() throws IOException {
    Path text = Files.writeString(folder.resolve("x.png"), "no picture");
    assertThatThrownBy(() -> MediaSource.open(text)).isInstanceOf(RedubException.class);
  }
}
