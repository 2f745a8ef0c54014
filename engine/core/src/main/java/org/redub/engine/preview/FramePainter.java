package org.redub.engine.preview;

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

/**
 * Draws one preview frame: source beside result with the target lips drawn, both mouths close up,
 * the timeline below. Confined to one thread.
 */
final class FramePainter {
  static final int WIDTH = 1280;
  static final int HEIGHT = 720;
  private static final int STRIPS_PX = 216;
  private static final int GAP_PX = 8;
  private static final int TITLE_PX = 26;
  private static final Color CONTOUR = new Color(0x7CFC9A);

  private final TimelinePainter timeline;

  FramePainter(Timeline timeline) {
    this.timeline = new TimelinePainter(timeline, WIDTH, STRIPS_PX);
  }

  /** The picture of one frame, {@value #WIDTH} x {@value #HEIGHT}. */
  BufferedImage paint(PreviewFrame frame) {
    BufferedImage canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(TimelinePainter.BACKGROUND);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    int top = TITLE_PX;
    int tall = HEIGHT - STRIPS_PX - TITLE_PX - GAP_PX;
    int closeUp = (tall - GAP_PX) / 2;
    int closeUpWide = closeUp * 4 / 3;
    int wide = (WIDTH - closeUpWide - 4 * GAP_PX) / 2;
    Rectangle left = new Rectangle(GAP_PX, top, wide, tall);
    Rectangle right = new Rectangle(2 * GAP_PX + wide, top, wide, tall);
    int x = 3 * GAP_PX + 2 * wide;
    drawFitted(graphics, frame.source(), left, null);
    drawFitted(graphics, frame.result(), right, frame.targetLips());
    drawCloseUp(graphics, frame.source(), frame, new Rectangle(x, top, closeUpWide, closeUp));
    drawCloseUp(
        graphics,
        frame.result(),
        frame,
        new Rectangle(x, top + closeUp + GAP_PX, closeUpWide, closeUp));
    title(graphics, "source", left.x);
    title(graphics, "result, with the planned lips", right.x);
    title(graphics, frame.caption(), x);
    graphics.translate(0, HEIGHT - STRIPS_PX);
    timeline.paint(graphics, frame.ptsUs());
    graphics.dispose();
    return canvas;
  }

  private static void title(Graphics2D graphics, String text, int x) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    graphics.setColor(TimelinePainter.TEXT);
    graphics.drawString(text, x, TITLE_PX - 8);
  }

  /** The whole picture inside {@code place}, with a contour given in picture pixels. */
  private static void drawFitted(
      Graphics2D graphics, BufferedImage picture, Rectangle place, float @Nullable [] lips) {
    double scale =
        Math.min(place.getWidth() / picture.getWidth(), place.getHeight() / picture.getHeight());
    AffineTransform fit = new AffineTransform();
    fit.translate(
        place.x + (place.width - picture.getWidth() * scale) / 2,
        place.y + (place.height - picture.getHeight() * scale) / 2);
    fit.scale(scale, scale);
    BufferedImage small = Downscaler.toAbout(picture, scale);
    AffineTransform smallFit = new AffineTransform(fit);
    smallFit.scale(
        (double) picture.getWidth() / small.getWidth(),
        (double) picture.getHeight() / small.getHeight());
    graphics.drawImage(small, smallFit, null);
    if (lips != null) {
      drawContour(graphics, lips, fit);
    }
  }

  private static void drawCloseUp(
      Graphics2D graphics, BufferedImage picture, PreviewFrame frame, Rectangle place) {
    Rectangle mouth = frame.mouth();
    Graphics2D clipped = (Graphics2D) graphics.create(place.x, place.y, place.width, place.height);
    clipped.setColor(Color.BLACK);
    clipped.fillRect(0, 0, place.width, place.height);
    if (mouth != null) {
      double scale =
          Math.max(place.getWidth() / mouth.getWidth(), place.getHeight() / mouth.getHeight());
      AffineTransform fit = new AffineTransform();
      fit.translate(place.width / 2.0, place.height / 2.0);
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
