package org.redub.engine.media.read;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;

/**
 * A still picture as a take: one frame repeated for a given time at 25 frames per second, with an
 * optional camera move. Immutable by contract and thread-safe; keeps no file open.
 */
public final class StillSource implements MediaSource {
  private static final Rational RATE = new Rational(25, 1);

  /** Larger pictures are scaled down to this side length, that of ultra-high definition. */
  private static final int MAX_SIDE_PX = 3840;

  private final Path path;
  private final String contentSha256;
  private final BufferedImage picture;
  private final VideoFormat format;
  private final List<Notice> notices;
  private final StillCamera camera;

  private StillSource(
      Path path,
      String contentSha256,
      BufferedImage picture,
      List<Notice> notices,
      StillCamera camera) {
    this.path = path;
    this.contentSha256 = contentSha256;
    this.picture = picture;
    this.notices = notices;
    this.camera = camera;
    format = VideoFormat.drawn(picture.getWidth(), picture.getHeight(), RATE);
  }

  /** The picture as a take of one frame. */
  static StillSource of(MediaFile file, VideoReader reader) {
    Path path = file.path();
    BufferedImage image = reader.isTiled() ? TileGrid.read(file) : picture(path, reader);
    List<Notice> notices = new ArrayList<>(reader.notices());
    BufferedImage fitted = fitted(path, image, notices);
    return new StillSource(
        path,
        file.contentSha256(),
        fitted,
        List.copyOf(notices),
        StillCamera.of(fitted, CameraMove.NONE, 1, RATE));
  }

  private static BufferedImage picture(Path path, VideoReader reader) {
    Plate plate = reader.newPlate();
    if (!reader.read(plate)) {
      throw new RedubException(
              ErrorCode.INPUT_DAMAGED, "input file '%s' contains no picture".formatted(path))
          .about(path);
    }
    return reader.format().orientation().upright(plate.toBufferedImage());
  }

  /**
   * The same picture with another duration.
   *
   * @param durationUs duration; there is at least one frame
   */
  public StillSource lasting(long durationUs, CameraMove move) {
    int count = (int) Math.max(1, Math.ceil(durationUs / 1e6 * RATE.toDouble() - 1e-6));
    return new StillSource(
        path, contentSha256, picture, notices, StillCamera.of(picture, move, count, RATE));
  }

  private static BufferedImage fitted(Path path, BufferedImage image, List<Notice> notices) {
    double scale =
        Math.min(1, (double) MAX_SIDE_PX / Math.max(image.getWidth(), image.getHeight()));
    // H.264 requires even sizes; an odd column or row is cropped.
    int width = Math.max(2, (int) (image.getWidth() * scale) / 2 * 2);
    int height = Math.max(2, (int) (image.getHeight() * scale) / 2 * 2);
    boolean tiny = image.getWidth() < 2 || image.getHeight() < 2;
    if (scale == 1 && !tiny) {
      return image.getSubimage(0, 0, width, height);
    }
    if (scale < 1) {
      noteSize(path, image, width, height, notices);
    }
    return scaled(image, width, height);
  }

  private static void noteSize(
      Path path, BufferedImage image, int width, int height, List<Notice> notices) {
    notices.add(
        Notice.of(
            NoticeCode.STILL_SCALED_DOWN,
            "file",
            path,
            "from_width",
            image.getWidth(),
            "from_height",
            image.getHeight(),
            "to_width",
            width,
            "to_height",
            height));
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }

  /** Number of frames of the take. */
  public int frameCount() {
    return camera.frames();
  }

  /** The camera move. */
  public StillCamera camera() {
    return camera;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public String contentSha256() {
    return contentSha256;
  }

  @Override
  public VideoFormat format() {
    return format;
  }

  @Override
  public @Nullable MediaFile file() {
    return null;
  }

  @Override
  public FrameReader frames() {
    return new Reader();
  }

  @Override
  public void close() {
    // The picture is in memory.
  }

  private final class Reader implements FrameReader {
    private final Plate still = Plate.of(format);
    private boolean drawn;
    private int next;

    @Override
    public VideoFormat format() {
      return format;
    }

    @Override
    public boolean read(Plate into) {
      int frame = next;
      if (!skip(into)) {
        return false;
      }
      if (!drawn || camera.moves()) {
        still.draw(camera.picture(frame));
        drawn = true;
      }
      into.copyFrom(still);
      stamp(into, frame);
      return true;
    }

    @Override
    public boolean skip(Plate into) {
      if (next == camera.frames()) {
        return false;
      }
      stamp(into, next);
      next++;
      return true;
    }

    private void stamp(Plate into, int frame) {
      into.stamp(new FrameTime(frame, frame, 1, format.ptsUs(frame)));
    }

    @Override
    public List<Notice> notices() {
      return notices;
    }

    @Override
    public void close() {
      // There are no native resources.
    }
  }
}
