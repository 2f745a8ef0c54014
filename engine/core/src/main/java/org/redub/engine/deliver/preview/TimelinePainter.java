package org.redub.engine.deliver.preview;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import org.redub.engine.analyse.sound.VoiceTrack;

/**
 * Draws the strips under a preview: waveform, mel bands and mouth openings, one page of time at a
 * time. Confined to one thread.
 */
final class TimelinePainter {
  static final Color BACKGROUND = new Color(0x14161A);
  static final Color TEXT = new Color(0xC9CED6);
  static final Color SOURCE = new Color(0x8A93A0);
  static final Color PLANNED = new Color(0x53B0FF);
  static final Color RESULT = new Color(0xFF9A3D);
  private static final Color CURSOR = new Color(0xFFFFFF);
  private static final Color GRID = new Color(0x2A2E36);
  private static final int LABEL_PX = 92;
  private static final long LONGEST_PAGE_US = 8_000_000;

  private final PreviewTimeline timeline;
  private final int width;
  private final int height;
  private final long pageUs;
  private int paintedPage = -1;
  private final BufferedImage strips;

  private TimelinePainter(PreviewTimeline timeline, int width, int height, long longestPageUs) {
    this.timeline = timeline;
    this.width = width;
    this.height = height;
    pageUs = Math.max(500_000, Math.min(longestPageUs, timeline.endUs() - timeline.ptsUs()[0]));
    strips = new BufferedImage(width - LABEL_PX, height, BufferedImage.TYPE_INT_RGB);
  }

  /** Strips that show a page of a few seconds at a time. */
  static TimelinePainter paged(PreviewTimeline timeline, int width, int height) {
    return new TimelinePainter(timeline, width, height, LONGEST_PAGE_US);
  }

  /** Strips that show the whole take on one page. */
  static TimelinePainter wholeTake(PreviewTimeline timeline, int width, int height) {
    return new TimelinePainter(timeline, width, height, Long.MAX_VALUE);
  }

  /** Marks a time of the page painted last with a thin line. */
  void mark(Graphics2D graphics, long ptsUs) {
    int x = LABEL_PX + xOf(ptsUs, paintedPage);
    graphics.drawLine(x, curveTop(), x, height);
  }

  /** Draws the page that holds {@code ptsUs}, with the cursor there, at the graphics' origin. */
  void paint(Graphics2D graphics, long ptsUs) {
    int page = (int) ((ptsUs - timeline.ptsUs()[0]) / pageUs);
    if (page != paintedPage) {
      paintStrips(page);
      paintedPage = page;
    }
    graphics.setColor(BACKGROUND);
    graphics.fillRect(0, 0, width, height);
    paintLabels(graphics);
    graphics.drawImage(strips, LABEL_PX, 0, null);
    Graphics2D plot = (Graphics2D) graphics.create(LABEL_PX, 0, width - LABEL_PX, height);
    plot.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    paintCurve(plot, timeline.sourceOpening(), SOURCE, page);
    paintCurve(plot, timeline.plannedOpening(), PLANNED, page);
    paintCurve(plot, timeline.resultOpening(), RESULT, page);
    int x = xOf(ptsUs, page);
    plot.setColor(CURSOR);
    plot.drawLine(x, 0, x, height);
    plot.dispose();
  }

  private void paintLabels(Graphics2D graphics) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(TEXT);
    graphics.drawString("voice track", 10, waveTop() + waveHeight() / 2 + 5);
    graphics.drawString("mel bands", 10, melTop() + melHeight() / 2 + 5);
    int y = curveTop() + 16;
    graphics.drawString("opening", 10, y);
    graphics.setColor(SOURCE);
    graphics.drawString("source", 10, y + 18);
    graphics.setColor(PLANNED);
    graphics.drawString("planned", 10, y + 36);
    graphics.setColor(RESULT);
    graphics.drawString("result", 10, y + 54);
  }

  private void paintStrips(int page) {
    Graphics2D graphics = strips.createGraphics();
    graphics.setColor(BACKGROUND);
    graphics.fillRect(0, 0, strips.getWidth(), height);
    for (int x = 0; x < strips.getWidth(); x++) {
      long t = timeOf(x, page);
      float peak = 0;
      for (long u = t; u < timeOf(x + 1, page); u += VoiceTrack.PEAK_MS * 1000L) {
        peak = Math.max(peak, timeline.peakAt(u));
      }
      int half = Math.round(Math.min(1, peak) * waveHeight() / 2);
      graphics.setColor(PLANNED.darker());
      int middle = waveTop() + waveHeight() / 2;
      graphics.drawLine(x, middle - half, x, middle + half);
      paintMelColumn(x, t);
    }
    graphics.setColor(GRID);
    for (long t = timeOf(0, page); t <= timeOf(strips.getWidth(), page); t += 1_000_000) {
      int x = xOf(t, page);
      graphics.drawLine(x, 0, x, height);
    }
    graphics.dispose();
  }

  private void paintMelColumn(int x, long t) {
    int bands = timeline.mel().bands();
    for (int row = 0; row < melHeight(); row++) {
      int band = (melHeight() - 1 - row) * bands / melHeight();
      float value = timeline.melAt(band, t);
      float floor = timeline.mel().silence();
      float share = Math.max(0, Math.min(1, (value - floor) / Math.max(1, 4 - floor)));
      strips.setRGB(x, melTop() + row, heat(share));
    }
  }

  /** Colour map from black through violet and orange to pale yellow. */
  private static int heat(float share) {
    int red = (int) (255 * Math.min(1, 1.6 * share));
    int green = (int) (255 * Math.max(0, Math.min(1, 1.9 * share - 0.75)));
    int blue = (int) (255 * (share < 0.5 ? 1.1 * share : Math.max(0.15, 1.1 - 1.1 * share)));
    return red << 16 | green << 8 | Math.min(255, blue);
  }

  private void paintCurve(Graphics2D graphics, float[] curve, Color colour, int page) {
    Path2D path = new Path2D.Double();
    boolean drawing = false;
    float scale = (curveHeight() - 6) / timeline.maxOpening();
    for (int i = 0; i < curve.length; i++) {
      int x = xOf(timeline.ptsUs()[i], page);
      if (Float.isNaN(curve[i]) || x < -20 || x > strips.getWidth() + 20) {
        drawing = false;
        continue;
      }
      double y = curveTop() + curveHeight() - 3 - Math.max(0, curve[i]) * scale;
      if (drawing) {
        path.lineTo(x, y);
      } else {
        path.moveTo(x, y);
        // A single value, as on a contact sheet, is drawn as a dot.
        path.append(new Ellipse2D.Double(x - 2, y - 2, 4, 4), false);
        path.moveTo(x, y);
      }
      drawing = true;
    }
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(2f));
    graphics.draw(path);
  }

  private int xOf(long ptsUs, int page) {
    double share = (double) (ptsUs - timeline.ptsUs()[0] - page * pageUs) / pageUs;
    return (int) Math.round(share * (width - LABEL_PX));
  }

  private long timeOf(int x, int page) {
    return timeline.ptsUs()[0]
        + page * pageUs
        + Math.round((double) x / (width - LABEL_PX) * pageUs);
  }

  private int waveTop() {
    return 4;
  }

  private int waveHeight() {
    return height / 4 - 6;
  }

  private int melTop() {
    return height / 4;
  }

  private int melHeight() {
    return height / 3 - 6;
  }

  private int curveTop() {
    return melTop() + melHeight() + 6;
  }

  private int curveHeight() {
    return height - curveTop() - 4;
  }
}
