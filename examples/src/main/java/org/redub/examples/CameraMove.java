package org.redub.examples;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/**
 * A slow camera move over a still picture: a zoom, a small drift and a roll of about a degree,
 * resampled bicubically so that it moves by fractions of a pixel. Coordinates are pixels of the
 * picture with the origin at the top-left corner of the top-left pixel. Immutable, thread-safe.
 */
final class CameraMove {
  private static final double ROLL_RAD = Math.toRadians(1.4);
  private static final double DRIFT_PX = 3;

  /** Periods of the roll and of the drift, in seconds. */
  private static final double ROLL_PERIOD_S = 6.4;

  private static final double DRIFT_PERIOD_S = 9.1;

  /** A square of the picture that the camera shows. */
  record View(double centerX, double centerY, double sidePx) {
    View towards(View other, double part) {
      return new View(
          centerX + (other.centerX - centerX) * part,
          centerY + (other.centerY - centerY) * part,
          sidePx + (other.sidePx - sidePx) * part);
    }
  }

  private final View first;
  private final View last;

  CameraMove(View first, View last) {
    this.first = first;
    this.last = last;
  }

  /**
   * Picture coordinates from frame coordinates.
   *
   * @param timeS time since the start of the move
   * @param durationS duration of the whole move
   * @param framePx side of the square frame
   */
  AffineTransform frameToPicture(double timeS, double durationS, int framePx) {
    double progress = durationS <= 0 ? 0 : Math.min(1, timeS / durationS);
    double eased = progress * progress * (3 - 2 * progress);
    View view = first.towards(last, eased);
    double scale = view.sidePx() / framePx;
    double drift = 2 * Math.PI * timeS / DRIFT_PERIOD_S;
    AffineTransform transform = new AffineTransform();
    transform.translate(
        view.centerX() + DRIFT_PX * Math.sin(drift), view.centerY() - DRIFT_PX * Math.cos(drift));
    transform.rotate(ROLL_RAD * Math.sin(2 * Math.PI * timeS / ROLL_PERIOD_S));
    transform.scale(scale, scale);
    transform.translate(-framePx / 2.0, -framePx / 2.0);
    return transform;
  }

  /** One frame of the move: a new RGB picture of {@code framePx} x {@code framePx}. */
  BufferedImage frame(BufferedImage picture, double timeS, double durationS, int framePx) {
    AffineTransform pictureToFrame;
    try {
      pictureToFrame = frameToPicture(timeS, durationS, framePx).createInverse();
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException("the side of a camera's view is never 0", e);
    }
    BufferedImage frame = new BufferedImage(framePx, framePx, BufferedImage.TYPE_3BYTE_BGR);
    new AffineTransformOp(pictureToFrame, AffineTransformOp.TYPE_BICUBIC).filter(picture, frame);
    return frame;
  }
}
