package org.redub.engine.deliver.preview;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Draws pictures into rectangles of a canvas. Stateless. */
final class PicturePainter {
  private static final Color CONTOUR = new Color(0x7CFC9A);

  private PicturePainter() {}

  /** Draws a line of text with its baseline at y. */
  static void title(Graphics2D graphics, String text, int x, int y) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    graphics.setColor(TimelinePainter.TEXT);
    graphics.drawString(text, x, y);
  }

  /**
   * Draws the whole picture inside {@code target}, with the lips as a contour in picture pixels.
   */
  static void fitted(
      Graphics2D graphics, BufferedImage picture, Rectangle target, float @Nullable [] lips) {
    double scale =
        Math.min(target.getWidth() / picture.getWidth(), target.getHeight() / picture.getHeight());
    AffineTransform fit = new AffineTransform();
    fit.translate(
        target.x + (target.width - picture.getWidth() * scale) / 2,
        target.y + (target.height - picture.getHeight() * scale) / 2);
    fit.scale(scale, scale);
    BufferedImage small = Downscaler.downscale(picture, scale);
    AffineTransform smallFit = new AffineTransform(fit);
    smallFit.scale(
        (double) picture.getWidth() / small.getWidth(),
        (double) picture.getHeight() / small.getHeight());
    graphics.drawImage(small, smallFit, null);
    if (lips != null) {
      drawContour(graphics, lips, fit);
    }
  }

  /**
   * Draws a part of the picture so that it fills {@code target}; black if {@code mouth} is null.
   */
  static void closeUp(
      Graphics2D graphics, BufferedImage picture, @Nullable Rectangle mouth, Rectangle target) {
    Graphics2D clipped =
        (Graphics2D) graphics.create(target.x, target.y, target.width, target.height);
    clipped.setColor(Color.BLACK);
    clipped.fillRect(0, 0, target.width, target.height);
    if (mouth != null) {
      double scale =
          Math.max(target.getWidth() / mouth.getWidth(), target.getHeight() / mouth.getHeight());
      AffineTransform fit = new AffineTransform();
      fit.translate(target.width / 2.0, target.height / 2.0);
      fit.scale(scale, scale);
      fit.translate(-mouth.getCenterX(), -mouth.getCenterY());
      clipped.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      clipped.drawImage(picture, fit, null);
    }
    clipped.dispose();
  }

  private static void drawContour(Graphics2D graphics, float[] lips, AffineTransform fit) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i + 1 < lips.length; i += 2) {
      if (i == 0) {
        path.moveTo(lips[0], lips[1]);
      } else {
        path.lineTo(lips[i], lips[i + 1]);
      }
    }
    path.closePath();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(CONTOUR);
    graphics.setStroke(new BasicStroke(1f));
    graphics.draw(fit.createTransformedShape(path));
  }
}
