package org.redub.engine;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/**
 * Draws a face that the networks find and whose mouth does what a test says. Drawn without fonts
 * and resampling, so that every machine draws the same bytes. Immutable.
 *
 * @param hair colour of hair and brows
 * @param clothes colour of the shoulders
 * @param zoom size of the head, 1 for one that fills {@value #SIDE_PX} pixels
 */
public record DrawnTalker(Color hair, Color clothes, double zoom) {
  /** Pictures are square. */
  public static final int SIDE_PX = 256;

  public static final DrawnTalker DARK =
      new DrawnTalker(new Color(48, 34, 28), new Color(52, 60, 92), 1);
  public static final DrawnTalker FAIR =
      new DrawnTalker(new Color(176, 136, 84), new Color(120, 52, 56), 1.2);

  private static final Color LIGHT_SKIN = new Color(236, 196, 170);
  private static final Color SKIN = new Color(222, 178, 150);
  private static final Color DARK_SKIN = new Color(168, 120, 98);

  /** Vertical place of the mouth in the drawing, whose origin is the middle of the face. */
  private static final double MOUTH_Y = 42;

  /**
   * What a face does in a picture.
   *
   * @param opening of the lips, 0 shut to 1 wide open
   * @param width of the mouth, 1 at rest
   * @param dx of the head from the middle, in pixels
   * @param dy of the head from the middle, in pixels
   * @param rollRad of the head
   */
  public record Moment(double opening, double width, double dx, double dy, double rollRad) {}

  /** A head that moves a little and never stands still. */
  public static Moment swaying(int frame, double opening, double width) {
    return new Moment(
        opening,
        width,
        2 * Math.sin(0.21 * frame),
        1.5 * Math.cos(0.17 * frame),
        0.02 * Math.sin(0.13 * frame));
  }

  /** Nobody: the wall behind the talker. */
  public static BufferedImage wall() {
    BufferedImage picture = new BufferedImage(SIDE_PX, SIDE_PX, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = picture.createGraphics();
    paintWall(g);
    g.dispose();
    return picture;
  }

  /** The talker at a moment. */
  public BufferedImage draw(Moment moment) {
    BufferedImage picture = new BufferedImage(SIDE_PX, SIDE_PX, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paintWall(g);
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            SIDE_PX / 2.0 + moment.dx(), SIDE_PX / 2.0 + moment.dy());
    place.rotate(moment.rollRad());
    place.scale(zoom, zoom);
    g.transform(place);
    drawHead(g, moment.opening());
    for (int side = -1; side <= 1; side += 2) {
      drawEye(g, side);
    }
    drawNose(g);
    drawMouth(g, moment.opening(), moment.width());
    g.dispose();
    return picture;
  }

  private static void paintWall(Graphics2D g) {
    g.setPaint(
        new GradientPaint(0, 0, new Color(90, 110, 120), SIDE_PX, SIDE_PX, new Color(60, 72, 84)));
    g.fillRect(0, 0, SIDE_PX, SIDE_PX);
  }

  private void drawHead(Graphics2D g, double opening) {
    g.setColor(hair);
    g.fill(new Ellipse2D.Double(-66, -98, 132, 150));
    g.setColor(clothes);
    g.fill(new Ellipse2D.Double(-110, 92, 220, 120));
    g.setColor(new Color(190, 146, 122));
    g.fill(new Ellipse2D.Double(-26, 36, 52, 80));
    double chin = 26 * opening;
    Path2D face = new Path2D.Double();
    face.moveTo(0, -84);
    face.curveTo(46, -84, 58, -44, 57, -8);
    face.curveTo(56, 34, 40, 70 + 0.6 * chin, 0, 82 + chin);
    face.curveTo(-40, 70 + 0.6 * chin, -56, 34, -57, -8);
    face.curveTo(-58, -44, -46, -84, 0, -84);
    g.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(-8, -6),
            95,
            new float[] {0, 0.55f, 1},
            new Color[] {LIGHT_SKIN, SKIN, DARK_SKIN}));
    g.fill(face);
    g.setColor(hair);
    Path2D fringe = new Path2D.Double();
    fringe.moveTo(-58, -30);
    fringe.curveTo(-56, -92, 56, -92, 58, -30);
    fringe.curveTo(44, -62, -20, -66, -58, -30);
    g.fill(fringe);
  }

  private void drawEye(Graphics2D g, int side) {
    g.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(side * 25, -14),
            18,
            new float[] {0, 1},
            new Color[] {new Color(150, 104, 86, 150), new Color(200, 150, 126, 0)}));
    g.fill(new Ellipse2D.Double(side * 25 - 18, -30, 36, 30));
    Path2D lid = new Path2D.Double();
    lid.moveTo(side * 12, -11);
    lid.quadTo(side * 24, -22, side * 38, -12);
    Path2D eye = new Path2D.Double(lid);
    eye.quadTo(side * 25, -4, side * 12, -11);
    g.setColor(new Color(240, 236, 232));
    g.fill(eye);
    Shape clip = g.getClip();
    g.clip(eye);
    g.setColor(new Color(80, 58, 40));
    g.fill(new Ellipse2D.Double(side * 25 - 6, -19, 12, 12));
    g.setColor(new Color(16, 12, 10));
    g.fill(new Ellipse2D.Double(side * 25 - 3, -16, 6, 6));
    g.setClip(clip);
    g.setColor(new Color(60, 36, 28));
    g.setStroke(new BasicStroke(1.6f));
    g.draw(lid);
    g.setColor(hair);
    g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D brow = new Path2D.Double();
    brow.moveTo(side * 10, -27);
    brow.quadTo(side * 24, -35, side * 40, -27);
    g.draw(brow);
  }

  private static void drawNose(Graphics2D g) {
    g.setPaint(
        new GradientPaint(
            -6, 0, new Color(245, 210, 186, 160), 8, 0, new Color(180, 130, 106, 160)));
    Path2D nose = new Path2D.Double();
    nose.moveTo(-4, -14);
    nose.curveTo(-5, 6, -12, 14, -11, 20);
    nose.curveTo(-6, 27, 6, 27, 11, 20);
    nose.curveTo(12, 14, 5, 6, 4, -14);
    nose.closePath();
    g.fill(nose);
    g.setColor(new Color(110, 66, 54));
    g.fill(new Ellipse2D.Double(-8, 20, 5, 3));
    g.fill(new Ellipse2D.Double(3, 20, 5, 3));
  }

  private static void drawMouth(Graphics2D g, double opening, double width) {
    double half = 22 * width;
    double tall = 24 * opening;
    double corner = MOUTH_Y + 0.3 * tall;
    Path2D lips = new Path2D.Double();
    lips.moveTo(-half, corner);
    lips.curveTo(-0.5 * half, MOUTH_Y - 8, -4, MOUTH_Y - 8, 0, MOUTH_Y - 5.5);
    lips.curveTo(4, MOUTH_Y - 8, 0.5 * half, MOUTH_Y - 8, half, corner);
    double below = MOUTH_Y + 9 + 1.05 * tall;
    lips.curveTo(0.6 * half, below, -0.6 * half, below, -half, corner);
    g.setPaint(
        new GradientPaint(
            0,
            (float) MOUTH_Y - 8,
            new Color(168, 84, 82),
            0,
            (float) (MOUTH_Y + 9 + tall),
            new Color(196, 104, 98)));
    g.fill(lips);
    Path2D inside = new Path2D.Double();
    inside.moveTo(-0.86 * half, corner);
    inside.curveTo(-0.4 * half, MOUTH_Y - 1, 0.4 * half, MOUTH_Y - 1, 0.86 * half, corner);
    double floor = MOUTH_Y + 1 + 1.15 * tall;
    inside.curveTo(0.5 * half, floor, -0.5 * half, floor, -0.86 * half, corner);
    g.setColor(new Color(54, 22, 24));
    g.fill(inside);
    Shape clip = g.getClip();
    g.clip(inside);
    g.setColor(new Color(228, 220, 208));
    double teeth = Math.min(8, 0.45 * tall);
    g.fill(new Ellipse2D.Double(-0.6 * half, MOUTH_Y - 6, 1.2 * half, 6 + teeth));
    g.setColor(new Color(170, 84, 84));
    g.fill(new Ellipse2D.Double(-0.5 * half, MOUTH_Y + 0.72 * tall + 1, half, 10));
    g.setClip(clip);
  }
}
