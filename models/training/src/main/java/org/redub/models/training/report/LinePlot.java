package org.redub.models.training.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.redub.files.AtomicFile;

/** Draws lines over a common axis as a PNG. Confined to one thread. */
public final class LinePlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 520;
  private static final int LEFT = 70;
  private static final int RIGHT = 30;
  private static final int TOP = 56;
  private static final int BOTTOM = 60;
  private static final int TICKS = 5;
  private static final Color INK = new Color(0x22, 0x22, 0x22);
  private static final Color GRID = new Color(0xe4, 0xe4, 0xe4);
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x1f, 0x77, 0xb4),
          new Color(0xd6, 0x5f, 0x00),
          new Color(0x2c, 0x8a, 0x3c),
          new Color(0x8a, 0x3c, 0x9a));

  /** A line: as many x as y. */
  private record Line(String name, double[] x, double[] y) {}

  private final String title;
  private final String xName;
  private final String yName;
  private final List<Line> lines = new ArrayList<>();

  /** An empty plot. */
  public LinePlot(String title, String xName, String yName) {
    this.title = title;
    this.xName = xName;
    this.yName = yName;
  }

  /** Adds a line of at least one point. */
  public LinePlot add(String name, double[] x, double[] y) {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(
          "a line has as many x as y, at least one; got %d and %d".formatted(x.length, y.length));
    }
    lines.add(new Line(name, x.clone(), y.clone()));
    return this;
  }

  /**
   * Writes the picture; it is there when it is whole.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    double[] xs = range(lines.stream().map(Line::x).toList());
    double[] ys = range(lines.stream().map(Line::y).toList());
    axes(g, xs, ys);
    for (int i = 0; i < lines.size(); i++) {
      draw(g, lines.get(i), xs, ys, i);
    }
    g.dispose();
    AtomicFile.write(file, (OutputStream out) -> ImageIO.write(image, "png", out));
  }

  private static double[] range(List<double[]> values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] line : values) {
      for (double value : line) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double room = high > low ? 0.04 * (high - low) : 1;
    return new double[] {low - room, high + room};
  }

  private void axes(Graphics2D g, double[] xs, double[] ys) {
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    double xStep = step(xs);
    for (double x = Math.ceil(xs[0] / xStep) * xStep; x <= xs[1]; x += xStep) {
      g.setColor(GRID);
      g.drawLine((int) at(x, xs), TOP, (int) at(x, xs), HEIGHT - BOTTOM);
      g.setColor(INK);
      g.drawString(number(x, xStep), (int) at(x, xs) - 12, HEIGHT - BOTTOM + 18);
    }
    double yStep = step(ys);
    for (double y = Math.ceil(ys[0] / yStep) * yStep; y <= ys[1]; y += yStep) {
      g.setColor(GRID);
      g.drawLine(LEFT, (int) up(y, ys), WIDTH - RIGHT, (int) up(y, ys));
      g.setColor(INK);
      g.drawString(number(y, yStep), 14, (int) up(y, ys) + 5);
    }
    g.drawString(xName, LEFT, HEIGHT - 16);
    g.drawString(yName, 14, TOP - 10);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    g.drawString(title, LEFT, 24);
  }

  private void draw(Graphics2D g, Line line, double[] xs, double[] ys, int index) {
    g.setColor(COLOURS.get(index % COLOURS.size()));
    g.setStroke(new BasicStroke(2));
    Path2D path = new Path2D.Double();
    boolean few = line.x().length <= 20;
    for (int i = 0; i < line.x().length; i++) {
      double x = at(line.x()[i], xs);
      double y = up(line.y()[i], ys);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
      if (few) {
        g.fillOval((int) x - 4, (int) y - 4, 8, 8);
      }
    }
    g.draw(path);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    g.drawString(line.name(), LEFT + 150 + 190 * index, HEIGHT - 16);
  }

  private static double at(double x, double[] range) {
    return LEFT + (x - range[0]) / (range[1] - range[0]) * (WIDTH - LEFT - RIGHT);
  }

  private static double up(double y, double[] range) {
    return HEIGHT - BOTTOM - (y - range[0]) / (range[1] - range[0]) * (HEIGHT - TOP - BOTTOM);
  }

  /** A round distance of 1, 2 or 5 times a power of ten that gives about five ticks. */
  private static double step(double[] range) {
    double rough = (range[1] - range[0]) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double ratio = rough / power;
    return power * (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10);
  }

  private static String number(double value, double step) {
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    return String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0);
  }
}
