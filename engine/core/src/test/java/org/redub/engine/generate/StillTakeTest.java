package org.redub.engine.generate;

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
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.engine.api.CameraMove;
import org.redub.engine.api.Notice;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.run.JobLog;

class StillTakeTest {
  @TempDir private Path folder;
  private final JobLog log = new JobLog(ProgressListener.SILENT, System::nanoTime);

  /** Red left of the middle, blue right of it. */
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
  void aStillBecomesATakeAsLongAsItIsToBe(CameraMove move) throws IOException {
    Path picture = picture(201, 99);
    assertThat(StillTake.isStill(picture)).isTrue();
    Path file;
    try (StillTake take = StillTake.write(picture, 1_210_000, move, log)) {
      file = take.file();
      assertThat(StillTake.isStill(file)).isFalse();
      double[] firstAndLast = new double[2];
      try (VideoReader reader = VideoReader.open(file)) {
        assertThat(reader.format().width()).isEqualTo(200);
        assertThat(reader.format().height()).isEqualTo(98);
        Plate plate = reader.newPlate();
        int frames = 0;
        while (reader.read(plate)) {
          firstAndLast[frames == 0 ? 0 : 1] = redShare(plate);
          frames++;
        }
        assertThat(frames).as("1.21 s at 25 frames a second").isEqualTo(31);
      }
      // Nearer, what is at the side goes out of the picture.
      switch (move) {
        case NONE -> assertThat(firstAndLast[1]).isEqualTo(firstAndLast[0]);
        case PUSH_IN -> assertThat(firstAndLast[1]).isLessThan(firstAndLast[0]);
        case PULL_OUT -> assertThat(firstAndLast[1]).isGreaterThan(firstAndLast[0]);
      }
    }
    assertThat(file).doesNotExist();
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
  void aHugePictureIsBroughtDown() throws IOException {
    try (StillTake take = StillTake.write(picture(4000, 100), 40_000, CameraMove.NONE, log);
        VideoReader reader = VideoReader.open(take.file())) {
      assertThat(reader.format().width()).isEqualTo(3840);
      assertThat(reader.format().height()).isEqualTo(96);
    }
    assertThat(log.notices())
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .contains("from 4000x100 to 3840x96");
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("x.png"), "no picture");
    assertThatThrownBy(() -> StillTake.isStill(text)).isInstanceOf(RedubException.class);
  }
}
