package org.redub.engine.actor.face;

import java.util.List;
import org.redub.geometry.MouthShape;

/**
 * The expression residual: the controls {@link FaceControls#controls} without their mean and
 * without what goes linearly with opening and width, by least squares over a set of frames.
 * Immutable, thread-safe.
 */
public final class ControlResiduals {
  /** Added to the squares of opening and width, so that a still face has a fit too. */
  private static final double TINY = 1e-9;

  private final double meanOpening;
  private final double meanWidth;
  private final double[] mean;
  private final double[] perOpening;
  private final double[] perWidth;

  private ControlResiduals(
      double meanOpening, double meanWidth, double[] mean, double[] perOpening, double[] perWidth) {
    this.meanOpening = meanOpening;
    this.meanWidth = meanWidth;
    this.mean = mean;
    this.perOpening = perOpening;
    this.perWidth = perWidth;
  }

  /**
   * Fits to frames of one face.
   *
   * @throws IllegalArgumentException without any frame
   */
  public static ControlResiduals fit(List<MouthShape> shapes) {
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException("residuals of controls need at least one frame");
    }
    int n = shapes.size();
    double meanOpening = shapes.stream().mapToDouble(MouthShape::opening).sum() / n;
    double meanWidth = shapes.stream().mapToDouble(MouthShape::width).sum() / n;
    List<double[]> controls = shapes.stream().map(FaceControls::measure).toList();
    double[] mean = new double[FaceControls.controls().size()];
    controls.forEach(values -> addTo(mean, values, 1.0 / n));
    double oo = TINY;
    double ow = 0;
    double ww = TINY;
    double[] os = new double[mean.length];
    double[] ws = new double[mean.length];
    for (int i = 0; i < n; i++) {
      double o = shapes.get(i).opening() - meanOpening;
      double w = shapes.get(i).width() - meanWidth;
      oo += o * o;
      ow += o * w;
      ww += w * w;
      addTo(os, controls.get(i), o);
      addTo(ws, controls.get(i), w);
    }
    double determinant = oo * ww - ow * ow;
    double[] perOpening = new double[mean.length];
    double[] perWidth = new double[mean.length];
    addTo(perOpening, os, ww / determinant);
    addTo(perOpening, ws, -ow / determinant);
    addTo(perWidth, ws, oo / determinant);
    addTo(perWidth, os, -ow / determinant);
    return new ControlResiduals(meanOpening, meanWidth, mean, perOpening, perWidth);
  }

  /**
   * The residuals of a shape, in the order of {@link FaceControls#controls}, in interocular
   * distances.
   */
  public double[] of(MouthShape shape) {
    double[] residuals = FaceControls.measure(shape);
    addTo(residuals, mean, -1);
    addTo(residuals, perOpening, meanOpening - shape.opening());
    addTo(residuals, perWidth, meanWidth - shape.width());
    return residuals;
  }

  private static void addTo(double[] sum, double[] values, double factor) {
    for (int c = 0; c < sum.length; c++) {
      sum[c] += factor * values[c];
    }
  }
}
