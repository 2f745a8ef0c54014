package org.redub.engine.deliver.preview;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.redub.engine.api.result.SyncScore;

/**
 * Plots a score as three charts: opening and width of the mouth, tracked and predicted from the
 * audio, with lip closures and seconds of disagreement; and the correlation at every A/V offset.
 * Stateless.
 */
public final class ScorePlot {
  private static final int MIN_WIDTH_PX = 900;
  private static final int AXIS_PX = 90;
  private static final int OPENING_PX = 300;
  private static final int WIDTH_PX = 240;
  private static final int SCAN_PX = 180;
  private static final int SCAN_WIDTH_PX = 600;
  private static final int TICK_PX = 60;

  /** Curves have mean 0 and standard deviation 1. */
  private static final double MAX_Z = 3.2;

  private static final double MIN_Z = -2.2;
  private static final double CLOSURE_Z = -2.05;
  private static final double CURVE_FPS = 25;
  private static final double MAX_OFFSET_MS = 300;

  /**
   * Space at the ends of the axes. XChart puts ticks at round values only if the axis does not end
   * one step after equally spaced data.
   */
  private static final double MARGIN_S = 0.1;

  private static final double MARGIN_MS = 20;

  private static final double MIN_CORRELATION = -0.4;
  private static final double MAX_CORRELATION = 0.8;

  private static final Color PREDICTED = TimelinePainter.PLANNED;
  private static final Color TRACKED = TimelinePainter.RESULT;
  private static final Color GRID = new Color(0x2A2E36);
  private static final Color DISAGREEMENT = new Color(0x5A2430);
  private static final Color MET = new Color(0x4CC38A);
  private static final Color MISSED = new Color(0xFF5C5C);

  private ScorePlot() {}

  /**
   * Writes the plot of a score as PNG.
   *
   * @throws org.redub.engine.api.RedubException with {@code OUTPUT_FAILED}
   */
  public static void write(SyncScore score, Path file) {
    double seconds = score.compared().seconds();
    double pixelsPerSecond = Math.max(40, Math.min(130, 1300 / Math.max(1, seconds)));
    int width = Math.max(MIN_WIDTH_PX, AXIS_PX + (int) Math.ceil(seconds * pixelsPerSecond));
    BufferedImage image =
        new BufferedImage(width, OPENING_PX + WIDTH_PX + SCAN_PX, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(TimelinePainter.BACKGROUND);
      graphics.fillRect(0, 0, width, image.getHeight());
      paint(opening(score, width), graphics, 0);
      paint(width(score, width), graphics, OPENING_PX);
      paint(scan(score), graphics, OPENING_PX + WIDTH_PX);
    } finally {
      graphics.dispose();
    }
    PngFile.write(image, file);
  }

  private static void paint(XYChart chart, Graphics2D graphics, int topPx) {
    Graphics2D part = (Graphics2D) graphics.create();
    try {
      part.translate(0, topPx);
      chart.paint(part, chart.getWidth(), chart.getHeight());
    } finally {
      part.dispose();
    }
  }

  private static XYChart opening(SyncScore score, int width) {
    String title =
        "%s: opening, %s"
            .formatted(
                Path.of(score.video()).getFileName(),
                correlation(score.agreement().opening(), score.agreement().shiftedOpening()));
    XYChart chart = timeChart(title, score, width, OPENING_PX);
    curve(chart, "predicted from the audio", PREDICTED, score.curves().expectedOpening());
    curve(chart, "tracked", TRACKED, score.curves().seenOpening());
    closures(chart, "lip closure, as predicted", MET, score, true);
    closures(chart, "lip closure, not predicted", MISSED, score, false);
    XYStyler styler = chart.getStyler();
    styler.setLegendVisible(true);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    return chart;
  }

  private static XYChart width(SyncScore score, int width) {
    String title =
        "width, " + correlation(score.agreement().width(), score.agreement().shiftedWidth());
    XYChart chart = timeChart(title, score, width, WIDTH_PX);
    curve(chart, "predicted from the audio", PREDICTED, score.curves().expectedWidth());
    curve(chart, "tracked", TRACKED, score.curves().seenWidth());
    return chart;
  }

  private static XYChart scan(SyncScore score) {
    XYChart chart = chart(offset(score), SCAN_WIDTH_PX, SCAN_PX);
    double[] scan = score.curves().offsetScan();
    double step = 2 * MAX_OFFSET_MS / Math.max(1, scan.length - 1);
    double[] offsetsMs =
        IntStream.range(0, scan.length).mapToDouble(i -> i * step - MAX_OFFSET_MS).toArray();
    line(chart.addSeries("correlation", offsetsMs, scan), PREDICTED);
    XYStyler styler = chart.getStyler();
    styler.setXAxisTickMarkSpacingHint(TICK_PX);
    styler.setXAxisMin(-MAX_OFFSET_MS - MARGIN_MS);
    styler.setXAxisMax(MAX_OFFSET_MS + MARGIN_MS);
    styler.setXAxisDecimalPattern("0 ms");
    styler.setYAxisMin(MIN_CORRELATION);
    styler.setYAxisMax(MAX_CORRELATION);
    styler.setYAxisDecimalPattern("0.0");
    return chart;
  }

  private static XYChart timeChart(String title, SyncScore score, int width, int height) {
    XYChart chart = chart(title, width, height);
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(0.0);
    styler.setXAxisMax(score.compared().seconds() + MARGIN_S);
    styler.setYAxisMin(MIN_Z);
    styler.setYAxisMax(MAX_Z);
    styler.setXAxisTickMarkSpacingHint(TICK_PX);
    styler.setXAxisDecimalPattern("0.# s");
    styler.setYAxisDecimalPattern("0");
    List<SyncScore.Span> spans = score.outOfSync();
    for (int i = 0; i < spans.size(); i++) {
      double from = spans.get(i).from();
      double to = spans.get(i).to();
      XYSeries series =
          chart.addSeries(
              i == 0 ? "disagreement" : "disagreement " + i,
              new double[] {from, to, to, from},
              new double[] {MIN_Z, MIN_Z, MAX_Z, MAX_Z});
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
      series.setFillColor(DISAGREEMENT);
      series.setLineColor(DISAGREEMENT);
      series.setMarker(SeriesMarkers.NONE);
      series.setShowInLegend(i == 0);
    }
    return chart;
  }

  private static XYChart chart(String title, int width, int height) {
    XYChart chart = new XYChart(width, height);
    chart.setTitle(title);
    XYStyler styler = chart.getStyler();
    styler.setChartBackgroundColor(TimelinePainter.BACKGROUND);
    styler.setPlotBackgroundColor(TimelinePainter.BACKGROUND);
    styler.setPlotBorderColor(GRID);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotContentSize(1);
    styler.setChartFontColor(TimelinePainter.TEXT);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    styler.setAxisTickLabelsColor(TimelinePainter.TEXT);
    styler.setAxisTickMarksColor(GRID);
    styler.setYAxisLeftWidthHint(AXIS_PX / 2);
    styler.setLegendVisible(false);
    styler.setLegendBackgroundColor(TimelinePainter.BACKGROUND);
    styler.setLegendBorderColor(TimelinePainter.BACKGROUND);
    styler.setMarkerSize(8);
    styler.setLocale(Locale.ROOT);
    return chart;
  }

  private static void curve(XYChart chart, String name, Color colour, double[] values) {
    if (values.length > 0) {
      double[] seconds =
          IntStream.range(0, values.length).mapToDouble(i -> i / CURVE_FPS).toArray();
      line(chart.addSeries(name, seconds, values), colour);
    }
  }

  private static void line(XYSeries series, Color colour) {
    series.setLineColor(colour);
    series.setLineWidth(2);
    series.setMarker(SeriesMarkers.NONE);
  }

  private static void closures(
      XYChart chart, String name, Color colour, SyncScore score, boolean met) {
    double[] seconds =
        score.lipClosures().closures().stream()
            .filter(closure -> closure.met() == met)
            .mapToDouble(SyncScore.Closure::seconds)
            .toArray();
    if (seconds.length > 0) {
      double[] heights = IntStream.range(0, seconds.length).mapToDouble(i -> CLOSURE_Z).toArray();
      XYSeries series = chart.addSeries(name, seconds, heights);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setMarkerColor(colour);
    }
  }

  private static String correlation(double actual, double shifted) {
    return text("correlation %.2f (%.2f with the sound moved by 1.5 s)", actual, shifted);
  }

  private static String offset(SyncScore score) {
    Double ms = score.offset().offsetMs();
    return ms == null
        ? "correlation by A/V offset: not clear from this clip"
        : text(
            "correlation by A/V offset: mouth %.0f ms %s the sound (confidence %.2f)",
            Math.abs(ms), ms < 0 ? "before" : "after", score.offset().offsetConfidence());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
