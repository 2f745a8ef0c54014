package org.redub.engine.media.read;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.media.file.Rational;

/** Moves a camera over a still picture. Immutable. */
public final class StillCamera {
  /** How much nearer a camera gets that moves for {@link #FULL_MOVE_S} or longer. */
  private static final double MAX_ZOOM = 0.08;

  private static final double FULL_MOVE_S = 10;

  /**
   * The height at which the move is centred, from the picture's top: faces are above the middle.
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

  /** Whether frames differ at all. */
  public boolean moves() {
    return move != CameraMove.NONE;
  }

  /** Magnification of a frame; eased in and out, so that it neither starts nor ends with a jerk. */
  public double zoom(int frame) {
    if (!moves()) {
      return 1;
    }
    double share = frames < 2 ? 0 : frame / (frames - 1.0);
    double eased = (1 - Math.cos(Math.PI * share)) / 2;
    double way = MAX_ZOOM * Math.min(1, seconds / FULL_MOVE_S);
    return 1 + way * (move == CameraMove.PUSH_IN ? eased : 1 - eased);
  }

  /** The point that stays where it is, x, origin at the centre of the top-left pixel. */
  public double centreX() {
    return picture.getWidth() / 2.0 - 0.5;
  }

  /** The point that stays where it is, y, origin at the centre of the top-left pixel. */
  public double centreY() {
    return CENTRE_Y * picture.getHeight() - 0.5;
  }

  /** What the camera sees in a frame. */
  BufferedImage picture(int frame) {
    double zoom = zoom(frame);
    if (zoom == 1) {
      return picture;
    }
    BufferedImage seen =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    double x = picture.getWidth() / 2.0;
    double y = CENTRE_Y * picture.getHeight();
    AffineTransform transform = new AffineTransform();
    transform.translate(x, y);
    transform.scale(zoom, zoom);
    transform.translate(-x, -y);
    Graphics2D graphics = seen.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, transform, null);
    graphics.dispose();
    return seen;
  }
}
