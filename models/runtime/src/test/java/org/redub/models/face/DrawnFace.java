package org.redub.models.face;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/**
 * A cartoon face that the real detector recognises, drawn at any position, size and angle. Its
 * landmarks are known, so that results can be compared with them. Immutable.
 *
 * @param centerX x of the face's centre, image pixels
 * @param centerY y of the face's centre, image pixels
 * @param halfHeightPx from the centre to the chin
 * @param rotationDegrees clockwise rotation on screen
 */
record DrawnFace(double centerX, double centerY, double halfHeightPx, double rotationDegrees) {

  static final double EYE_X = 0.32;
  static final double EYE_Y = -0.12;
  static final double MOUTH_Y = 0.48;
  static final double MOUTH_HALF_WIDTH = 0.26;

  private static final Color SKIN = new Color(228, 178, 148);
  private static final Color SHADE = new Color(176, 120, 96);
  private static final Color HAIR = new Color(62, 42, 30);
  private static final Color LIP = new Color(176, 74, 78);

  /** A picture with a plain background. */
  static BufferedImage background(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setPaint(new java.awt.GradientPaint(0, 0, new Color(120, 140, 150), 0, height, Color.GRAY));
    g.fillRect(0, 0, width, height);
    g.dispose();
    return image;
  }

  /** x in the image of a point given in half heights from the face's centre. */
  double imageX(double x, double y) {
    double r = Math.toRadians(rotationDegrees);
    return centerX + (x * Math.cos(r) - y * Math.sin(r)) * halfHeightPx - 0.5;
  }

  /** y in the image of a point given in half heights from the face's centre. */
  double imageY(double x, double y) {
    double r = Math.toRadians(rotationDegrees);
    return centerY + (x * Math.sin(r) + y * Math.cos(r)) * halfHeightPx - 0.5;
  }

  BufferedImage drawOn(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    AffineTransform toImage = AffineTransform.getTranslateInstance(centerX, centerY);
    toImage.rotate(Math.toRadians(rotationDegrees));
    toImage.scale(halfHeightPx, halfHeightPx);
    g.transform(toImage);
    drawHead(g);
    for (int side = -1; side <= 1; side += 2) {
      drawEye(g, side);
    }
    drawNose(g);
    drawMouth(g);
    g.dispose();
    return image;
  }

  private static void drawHead(Graphics2D g) {
    g.setColor(new Color(60, 70, 110));
    g.fill(new Ellipse2D.Double(-1.5, 1.25, 3, 2));
    g.setColor(SHADE);
    g.fill(new java.awt.geom.Rectangle2D.Double(-0.34, 0.6, 0.68, 0.9));
    g.setColor(HAIR);
    g.fill(oval(0, -0.25, 0.88, 1.0));
    g.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(-0.1, -0.1),
            1.2f,
            new float[] {0, 0.6f, 1},
            new Color[] {SKIN.brighter(), SKIN, SHADE}));
    g.fill(oval(0, 0.05, 0.72, 0.95));
    g.setColor(HAIR);
    Path2D fringe = new Path2D.Double();
    fringe.moveTo(-0.76, -0.2);
    fringe.curveTo(-0.7, -1.2, 0.7, -1.2, 0.76, -0.2);
    fringe.curveTo(0.6, -0.65, -0.1, -0.75, -0.35, -0.6);
    fringe.curveTo(-0.55, -0.55, -0.7, -0.4, -0.76, -0.2);
    g.fill(fringe);
  }

  private static void drawEye(Graphics2D g, int side) {
    double x = side * EYE_X;
    g.setColor(new Color(200, 148, 122));
    g.fill(oval(x, EYE_Y - 0.02, 0.19, 0.12));
    g.setColor(Color.WHITE);
    g.fill(oval(x, EYE_Y, 0.14, 0.065));
    g.setColor(new Color(70, 50, 40));
    g.fill(oval(x, EYE_Y, 0.065, 0.065));
    g.setColor(Color.BLACK);
    g.fill(oval(x, EYE_Y, 0.03, 0.03));
    g.setColor(Color.WHITE);
    g.fill(oval(x - 0.02, EYE_Y - 0.02, 0.012, 0.012));
    g.setColor(HAIR);
    g.setStroke(stroke(0.025));
    g.draw(curve(x - 0.15, EYE_Y + 0.01, x, EYE_Y - 0.13, x + 0.15, EYE_Y + 0.01));
    g.setStroke(stroke(0.055));
    g.draw(curve(x - 0.17, EYE_Y - 0.17, x, EYE_Y - 0.27, x + 0.17, EYE_Y - 0.17));
  }

  private static void drawNose(Graphics2D g) {
    g.setColor(SHADE);
    g.setStroke(stroke(0.03));
    g.draw(curve(-0.07, -0.05, -0.11, 0.15, -0.12, 0.2));
    g.draw(curve(-0.13, 0.2, 0, 0.3, 0.13, 0.2));
    g.setColor(new Color(110, 66, 54));
    g.fill(oval(-0.06, 0.225, 0.03, 0.018));
    g.fill(oval(0.06, 0.225, 0.03, 0.018));
  }

  private static void drawMouth(Graphics2D g) {
    g.setColor(LIP);
    Path2D lips = new Path2D.Double();
    lips.moveTo(-MOUTH_HALF_WIDTH, MOUTH_Y);
    lips.curveTo(-0.1, MOUTH_Y - 0.11, 0.1, MOUTH_Y - 0.11, MOUTH_HALF_WIDTH, MOUTH_Y);
    lips.curveTo(0.1, MOUTH_Y + 0.15, -0.1, MOUTH_Y + 0.15, -MOUTH_HALF_WIDTH, MOUTH_Y);
    g.fill(lips);
    g.setColor(new Color(96, 30, 36));
    g.setStroke(stroke(0.02));
    g.draw(curve(-MOUTH_HALF_WIDTH, MOUTH_Y, 0, MOUTH_Y + 0.04, MOUTH_HALF_WIDTH, MOUTH_Y));
    g.setColor(SHADE);
    g.draw(curve(-0.12, MOUTH_Y + 0.2, 0, MOUTH_Y + 0.23, 0.12, MOUTH_Y + 0.2));
  }

  private static Ellipse2D oval(double x, double y, double halfWidth, double halfHeight) {
    return new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
  }

  private static Path2D curve(double x0, double y0, double cx, double cy, double x1, double y1) {
    Path2D path = new Path2D.Double();
    path.moveTo(x0, y0);
    path.quadTo(cx, cy, x1, y1);
    return path;
  }

  private static BasicStroke stroke(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
