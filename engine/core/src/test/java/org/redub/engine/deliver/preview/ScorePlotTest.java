package org.redub.engine.deliver.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.result.SyncScore;

class ScorePlotTest {
  private static final int MET = 0x4CC38A;
  private static final int MISSED = 0xFF5C5C;
  private static final int DISAGREEMENT = 0x5A2430;
  private static final int PREDICTED = 0x53B0FF;
  private static final int TRACKED = 0xFF9A3D;

  @TempDir Path folder;

  private BufferedImage plot(SyncScore score) throws IOException {
    Path file = folder.resolve("score.png");
    ScorePlot.write(score, file);
    return ImageIO.read(file.toFile());
  }

  private static SyncScore score(
      int seconds, double value, List<SyncScore.Closure> closures, List<SyncScore.Span> off) {
    double[] curve = new double[seconds * 25];
    Arrays.setAll(curve, i -> value * Math.sin(i * 0.3));
    double[] other = new double[curve.length];
    Arrays.setAll(other, i -> value * Math.cos(i * 0.3));
    double[] scan = new double[61];
    Arrays.setAll(scan, i -> value * 0.01 * i);
    return new SyncScore(
        "clips/take.mp4",
        "clips/take.mp4",
        new SyncScore.Compared(seconds, seconds),
        new SyncScore.Offset(null, 0.1),
        new SyncScore.Agreement(value, value, 0, 0),
        new SyncScore.Closures(0.5, 0.5, closures),
        off,
        new SyncScore.Curves(curve, other, curve, other, scan));
  }

  private static long pixels(BufferedImage image, int rgb) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(all).filter(pixel -> (pixel & 0xffffff) == rgb).count();
  }

  @Test
  void drawsCurvesClosuresAndDisagreement() throws IOException {
    List<SyncScore.Closure> closures =
        List.of(new SyncScore.Closure(1, true), new SyncScore.Closure(2, false));
    List<SyncScore.Span> off = List.of(new SyncScore.Span(3, 4), new SyncScore.Span(5, 6));
    BufferedImage image = plot(score(8, 1, closures, off));
    assertThat(pixels(image, TRACKED)).isGreaterThan(500);
    assertThat(pixels(image, PREDICTED)).isGreaterThan(500);
    assertThat(pixels(image, MET)).isGreaterThan(20);
    assertThat(pixels(image, MISSED)).isGreaterThan(20);
    // Two seconds of eight, in two charts.
    double plotted = 2.0 / 8 * (image.getWidth() - 60) * 380;
    assertThat((double) pixels(image, DISAGREEMENT)).isBetween(0.6 * plotted, plotted);
  }

  @Test
  void drawsNoMarksWithoutClosuresAndDisagreement() throws IOException {
    BufferedImage image = plot(score(8, 1, List.of(), List.of()));
    assertThat(pixels(image, MET)).isZero();
    assertThat(pixels(image, MISSED)).isZero();
    assertThat(pixels(image, DISAGREEMENT)).isZero();
  }

  @Test
  void growsWithTheClip() throws IOException {
    assertThat(plot(score(2, 1, List.of(), List.of())).getWidth()).isEqualTo(900);
    assertThat(plot(score(60, 1, List.of(), List.of())).getWidth()).isEqualTo(90 + 60 * 40);
  }

  @Test
  void drawsAxesEvenIfValuesAreNotNumbers() throws IOException {
    BufferedImage image = plot(score(8, Double.NaN, List.of(), List.of()));
    assertThat(image.getHeight()).isEqualTo(720);
    assertThat(pixels(image, TRACKED)).isLessThan(200);
  }
}
