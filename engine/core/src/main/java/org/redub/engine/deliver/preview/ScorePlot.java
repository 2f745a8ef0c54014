package org.redub.engine.deliver.preview;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;
import org.redub.engine.api.result.SyncScore;

/**
 * Draws a score: the tracked mouth, the one predicted from the audio, closures, out-of-sync spans,
 * and the agreement at every offset. Used once; confined to one thread.
 */
public final class ScorePlot {
  private static final int HEIGHT = 640;
  private static final int LEFT = 86;
  private static final int RIGHT = 24;
  private static final int STRIP = 200;
  private static final int OPENING_TOP = 70;
  private static final int WIDTH_TOP = 310;
  private static final int SCAN_TOP = 545;
  private static final int SCAN_HEIGHT = 70;
  private static final int SCAN_WIDTH = 420;
  private static final double TOP_Z = 3.2;
  private static final double BOTTOM_Z = -2.2;
  private static final double RATE = 25;
  private static final Color PREDICTED = TimelinePainter.PLANNED;
  private static final Color TRACKED = TimelinePainter.RESULT;
  private static final Color GRID = new Color(0x2A2E36);
  private static final Color OUT_OF_SYNC = new Color(0x5A2430);
  private static final Color MET = new Color(0x4CC38A);
  private static final Color MISSED = new Color(0xFF5C5C);

  private final SyncScore score;
  private final int width;
  private final double pixelsPerSecond;
  private final BufferedImage image;
  private final Graphics2D g;

  private ScorePlot(SyncScore score) {
    this.score = score;
    pixelsPerSecond = Math.max(40, Math.min(130, 1300 / Math.max(1, score.compared().seconds())));
    width =
        Math.max(900, LEFT + RIGHT + (int) Math.ceil(score.compared().seconds() * pixelsPerSecond));
    image = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_INT_RGB);
    g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  /**
   * Writes the picture of a score.
   *
   * @throws org.redub.engine.api.RedubException with {@code OUTPUT_FAILED}
   */
  public static void write(SyncScore score, Path file) {
    ScorePlot plot = new ScorePlot(score);
    plot.paint();
    plot.g.dispose();
    PngFile.write(plot.image, file);
  }

  private void paint() {
    g.setColor(TimelinePainter.BACKGROUND);
    g.fillRect(0, 0, width, HEIGHT);
    title();
    for (SyncScore.Span span : score.outOfSync()) {
      g.setColor(OUT_OF_SYNC);
      int x = x(span.from());
      g.fillRect(x, OPENING_TOP, x(span.to()) - x, WIDTH_TOP + STRIP - OPENING_TOP);
    }
    strip("opening", OPENING_TOP, score.curves().seenOpening(), score.curves().expectedOpening());
    strip("width", WIDTH_TOP, score.curves().seenWidth(), score.curves().expectedWidth());
    closures();
    seconds();
    scan();
  }

  private void title() {
    font(Font.BOLD, 17);
    g.setColor(TimelinePainter.TEXT);
    g.drawString(Path.of(score.video()).getFileName().toString(), LEFT, 28);
    font(Font.PLAIN, 13);
    int x = legend(LEFT, TRACKED, "tracked mouth");
    x = legend(x, PREDICTED, "predicted from the audio");
    x = legend(x, MET, "lips closed as predicted");
    x = legend(x, MISSED, "lips closed, not predicted");
    legend(x, OUT_OF_SYNC, "out of sync");
  }

  private int legend(int x, Color colour, String text) {
    g.setColor(colour);
    g.fillRect(x, 43, 12, 12);
    g.setColor(TimelinePainter.TEXT);
    g.drawString(text, x + 18, 54);
    return x + 18 + g.getFontMetrics().stringWidth(text) + 24;
  }

  private void strip(String name, int top, double[] tracked, double[] predicted) {
    g.setColor(GRID);
    g.drawRect(LEFT, top, width - LEFT - RIGHT, STRIP);
    g.drawLine(LEFT, y(0, top), width - RIGHT, y(0, top));
    g.setColor(TimelinePainter.TEXT);
    g.drawString(name, 16, top + STRIP / 2);
    g.setClip(LEFT, top, width - LEFT - RIGHT, STRIP);
    line(predicted, top, PREDICTED, 1.6f);
    line(tracked, top, TRACKED, 2f);
    g.setClip(null);
  }

  private void line(double[] values, int top, Color colour, float thickness) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < values.length; i++) {
      double px = LEFT + i / RATE * pixelsPerSecond;
      if (i == 0) {
        path.moveTo(px, y(values[i], top));
      } else {
        path.lineTo(px, y(values[i], top));
      }
    }
    g.setColor(colour);
    g.setStroke(new BasicStroke(thickness));
    g.draw(path);
    g.setStroke(new BasicStroke(1));
  }

  private void closures() {
    for (SyncScore.Closure closure : score.lipClosures().closures()) {
      g.setColor(closure.met() ? MET : MISSED);
      int px = x(closure.seconds());
      g.fill(new Ellipse2D.Double(px - 4, OPENING_TOP + STRIP + 8, 8, 8));
    }
  }

  private void seconds() {
    g.setColor(TimelinePainter.TEXT);
    int step = pixelsPerSecond < 60 ? 2 : 1;
    for (int s = 0; s <= score.compared().seconds(); s += step) {
      g.drawString(s + " s", x(s) - 8, WIDTH_TOP + STRIP + 18);
    }
  }

  private void scan() {
    double[] scan = score.curves().offsetScan();
    g.setColor(GRID);
    g.drawRect(LEFT, SCAN_TOP, SCAN_WIDTH, SCAN_HEIGHT);
    g.drawLine(LEFT, scanY(0), LEFT + SCAN_WIDTH, scanY(0));
    g.drawLine(LEFT + SCAN_WIDTH / 2, SCAN_TOP, LEFT + SCAN_WIDTH / 2, SCAN_TOP + SCAN_HEIGHT);
    Path2D path = new Path2D.Double();
    for (int i = 0; i < scan.length; i++) {
      double px = LEFT + (double) i / (scan.length - 1) * SCAN_WIDTH;
      if (i == 0) {
        path.moveTo(px, scanY(scan[i]));
      } else {
        path.lineTo(px, scanY(scan[i]));
      }
    }
    g.setColor(PREDICTED);
    g.setStroke(new BasicStroke(2));
    g.draw(path);
    g.setColor(TimelinePainter.TEXT);
    g.drawString("agreement at", 4, SCAN_TOP + 30);
    g.drawString("-300..300 ms", 4, SCAN_TOP + 48);
    g.drawString(offset(), LEFT + SCAN_WIDTH + 20, SCAN_TOP + 22);
    g.drawString(
        String.format(
            Locale.ROOT,
            "opening r %.2f, width r %.2f (sound 1.5 s off: %.2f, %.2f)",
            score.agreement().opening(),
            score.agreement().width(),
            score.agreement().shiftedOpening(),
            score.agreement().shiftedWidth()),
        LEFT + SCAN_WIDTH + 20,
        SCAN_TOP + 46);
  }

  private String offset() {
    Double ms = score.offset().offsetMs();
    return ms == null
        ? "A/V offset cannot be determined"
        : String.format(
            Locale.ROOT,
            "mouth %.0f ms %s the sound (confidence %.2f)",
            Math.abs(ms),
            ms < 0 ? "before" : "after",
            score.offset().offsetConfidence());
  }

  private void font(int style, int size) {
    g.setFont(new Font(Font.SANS_SERIF, style, size));
  }

  private int x(double seconds) {
    return LEFT + (int) Math.round(seconds * pixelsPerSecond);
  }

  private static int y(double z, int top) {
    return top + (int) Math.round((TOP_Z - z) / (TOP_Z - BOTTOM_Z) * STRIP);
  }

  private static int scanY(double agreement) {
    return SCAN_TOP + (int) Math.round((0.8 - agreement) / 1.2 * SCAN_HEIGHT);
  }
}
