package org.redub.engine.media.read;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.media.file.Rational;

/** A camera move over a still picture. Immutable by contract. */
public final class StillCamera {
  /** Total zoom of a move of {@link #FULL_MOVE_S} seconds or more. */
  private static final double MAX_ZOOM = 0.08;

  private static final double FULL_MOVE_S = 10;

  /**
   * Vertical centre of the move relative to the height of the picture; faces are usually above the
   * middle.
   */
  private static final double CENTRE_Y = 0.42;

  private final BufferedImage picture;
  private final CameraMove move;
  private final int frames;
  private final double seconds;

  private StillCamera(BufferedImage picture, CameraMove move, int frames, double seconds) {
    this.picture = picture;
    this.move = move;
    this.frames = frames;
    this.seconds = seconds;
  }

  static StillCamera of(BufferedImage picture, CameraMove move, int frames, Rational rate) {
    return new StillCamera(picture, move, frames, frames / rate.toDouble());
  }

  int frames() {
    return frames;
  }

  /** Whether frames differ. */
  public boolean moves() {
    return move != CameraMove.NONE;
  }

  /** Zoom factor of a frame, eased in and out. */
  public double zoom(int frame) {
    if (!moves()) {
      return 1;
    }
    double share = frames < 2 ? 0 : frame / (frames - 1.0);
    double eased = (1 - Math.cos(Math.PI * share)) / 2;
    double range = MAX_ZOOM * Math.min(1, seconds / FULL_MOVE_S);
    return 1 + range * (move == CameraMove.PUSH_IN ? eased : 1 - eased);
  }

  /**
   * The x coordinate of the fixed point of the move; origin at the centre of the top-left pixel.
   */
  public double centreX() {
    return picture.getWidth() / 2.0 - 0.5;
  }

  /**
   * The y coordinate of the fixed point of the move; origin at the centre of the top-left pixel.
   */
  public double centreY() {
    return CENTRE_Y * picture.getHeight() - 0.5;
  }

  /** The picture of a frame. */
  BufferedImage picture(int frame) {
    double zoom = zoom(frame);
    if (zoom == 1) {
      return picture;
    }
    BufferedImage zoomed =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    double x = picture.getWidth() / 2.0;
    double y = CENTRE_Y * picture.getHeight();
    AffineTransform transform = new AffineTransform();
    transform.translate(x, y);
    transform.scale(zoom, zoom);
    transform.translate(-x, -y);
    Graphics2D graphics = zoomed.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, transform, null);
    graphics.dispose();
    return zoomed;
  }
}
