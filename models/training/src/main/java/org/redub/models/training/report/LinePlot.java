package org.redub.models.training.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.redub.files.AtomicFile;

/** Plots lines over a common axis as a PNG file. Confined to one thread. */
public final class LinePlot {
  private static final int WIDTH_PX = 900;
  private static final int HEIGHT_PX = 520;

  /** Lines with more points have no markers. */
  private static final int MAX_MARKS = 20;

  private final XYChart chart;

  /** Creates an empty plot. */
  public LinePlot(String title, String xName, String yName) {
    chart =
        new XYChartBuilder()
            .width(WIDTH_PX)
            .height(HEIGHT_PX)
            .title(title)
            .xAxisTitle(xName)
            .yAxisTitle(yName)
            .theme(Styler.ChartTheme.Matlab)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
  }

  /** Adds a line of at least one point. */
  public LinePlot add(String name, double[] x, double[] y) {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(
          "a line needs as many x as y values, at least one, got %d and %d"
              .formatted(x.length, y.length));
    }
    var series = chart.addSeries(name, x.clone(), y.clone());
    series.setMarker(x.length <= MAX_MARKS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    return this;
  }

  /**
   * Writes the picture, whole or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    BufferedImage image = BitmapEncoder.getBufferedImage(chart);
    AtomicFile.write(file, (OutputStream out) -> ImageIO.write(image, "png", out));
  }
}
