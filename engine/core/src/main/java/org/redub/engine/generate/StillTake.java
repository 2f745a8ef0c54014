package org.redub.engine.generate;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redub.engine.api.CameraMove;
import org.redub.engine.api.EncoderSettings;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.write.VideoWriter;
import org.redub.engine.run.JobLog;

/**
 * A still picture as a take: as long as what is to be said, 25 frames a second, in a temporary file
 * that looks like the picture. Confined to one thread; the owner closes it, which deletes the file.
 */
final class StillTake implements AutoCloseable {
  private static final Rational RATE = new Rational(25, 1);
  private static final EncoderSettings FINE =
      new EncoderSettings(EncoderSettings.AUTOMATIC, "ultrafast", 6);

  /** Pictures are brought down to this, the size of an ultra-high-definition film. */
  private static final int LONGEST_SIDE_PX = 3840;

  /** How much nearer a camera gets that moves for {@link #FULL_MOVE_S} or longer. */
  private static final double MOST_ZOOM = 0.08;

  private static final double FULL_MOVE_S = 10;

  /** Where the middle of the move is, from the picture's top: a face is above its middle. */
  private static final double MIDDLE_Y = 0.42;

  private final Path file;

  private StillTake(Path file) {
    this.file = file;
  }

  /**
   * Whether a file holds a single picture.
   *
   * @throws RedubException if it cannot be read
   */
  static boolean isStill(Path video) {
    try (VideoReader reader = VideoReader.open(video)) {
      return reader.format().still();
    }
  }

  /**
   * Writes the take.
   *
   * @param durationUs how long it shall last, at least a frame
   * @throws RedubException if the picture cannot be read or the temporary folder not be written
   */
  static StillTake write(Path picture, long durationUs, CameraMove move, JobLog log) {
    BufferedImage image = read(picture, log);
    int frames = (int) Math.max(1, Math.ceil(durationUs / 1e6 * RATE.toDouble() - 1e-6));
    StillTake take = new StillTake(temporary());
    VideoFormat format = VideoFormat.drawn(image.getWidth(), image.getHeight(), RATE);
    try (VideoWriter writer = VideoWriter.open(take.file, format, FINE, null, null)) {
      Plate plate = Plate.of(format);
      plate.draw(image);
      for (int i = 0; i < frames; i++) {
        if (move != CameraMove.NONE) {
          plate.draw(moved(image, zoom(move, i, frames)));
        }
        plate.stamp(new FrameTime(i, i, 1, format.ptsUs(i)));
        writer.write(plate);
        log.onProgress(Stage.LISTEN, i + 1, frames);
      }
      writer.finish();
      return take;
    } catch (RuntimeException e) {
      take.close();
      throw e;
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("redub-still-", ".mp4");
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED,
          "the folder for temporary files cannot be written (%s); free space there or set TMPDIR"
              .formatted(e.getMessage()),
          e);
    }
  }

  private static BufferedImage read(Path picture, JobLog log) {
    BufferedImage image;
    try (VideoReader reader = VideoReader.open(picture)) {
      Plate plate = reader.newPlate();
      if (!reader.read(plate)) {
        throw new RedubException(
                ErrorCode.INPUT_DAMAGED, "'%s' holds no picture".formatted(picture))
            .about(picture);
      }
      image = plate.toBufferedImage(reader.format().rotationQuarterTurns());
      reader.notices().forEach(log::onNotice);
    }
    double scale =
        Math.min(1, (double) LONGEST_SIDE_PX / Math.max(image.getWidth(), image.getHeight()));
    // H.264 wants even sizes; a column or row less is not missed.
    int width = Math.max(2, (int) (image.getWidth() * scale) / 2 * 2);
    int height = Math.max(2, (int) (image.getHeight() * scale) / 2 * 2);
    if (scale < 1) {
      log.onNotice(
          Notice.of(
              NoticeCode.STILL_SCALED_DOWN,
              "file",
              picture,
              "from_width",
              image.getWidth(),
              "from_height",
              image.getHeight(),
              "to_width",
              width,
              "to_height",
              height));
      return scaled(image, width, height);
    }
    return image.getSubimage(0, 0, width, height);
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = fine(small);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }

  private static Graphics2D fine(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return graphics;
  }

  /** Eased in and out, so that it neither starts nor ends with a jerk. */
  private static double zoom(CameraMove move, int frame, int frames) {
    double seconds = frames / RATE.toDouble();
    double share = frames < 2 ? 0 : frame / (frames - 1.0);
    double eased = (1 - Math.cos(Math.PI * share)) / 2;
    double way = MOST_ZOOM * Math.min(1, seconds / FULL_MOVE_S);
    return 1 + way * (move == CameraMove.PUSH_IN ? eased : 1 - eased);
  }

  private static BufferedImage moved(BufferedImage image, double zoom) {
    BufferedImage frame =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    AffineTransform transform = new AffineTransform();
    double x = image.getWidth() / 2.0;
    double y = MIDDLE_Y * image.getHeight();
    transform.translate(x, y);
    transform.scale(zoom, zoom);
    transform.translate(-x, -y);
    Graphics2D graphics = fine(frame);
    graphics.drawImage(image, transform, null);
    graphics.dispose();
    return frame;
  }

  /** The take. */
  Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
