package org.redub.engine.actor;

import java.util.List;
import org.redub.render.geometry.MouthShape;

/**
 * The lower face as a linear function of opening and width. Immutable, thread-safe.
 *
 * <p>Ridge regression over the actor's own frames, drawn towards {@link GenericArticulation} where
 * the actor hardly moves: {@code minimise sum |S - mean - Bo*do - Bw*dw|^2 + lambda |B -
 * Bgeneric|^2}, solved for every coordinate with the same 2 x 2 system.
 */
final class LowerFaceModel {
  /**
   * Weight of the generic face: as much as this sum of squared deviations of an actor's openings or
   * widths.
   */
  private static final double PRIOR = 50 * 0.02 * 0.02;

  private final double[] mean;
  private final double meanOpening;
  private final double meanWidth;
  private final double[] perOpening;
  private final double[] perWidth;

  private LowerFaceModel(
      double[] mean, double meanOpening, double meanWidth, double[] perOpening, double[] perWidth) {
    this.mean = mean;
    this.meanOpening = meanOpening;
    this.meanWidth = meanWidth;
    this.perOpening = perOpening;
    this.perWidth = perWidth;
  }

  /** Fits to at least one shape. */
  static LowerFaceModel fit(List<MouthShape> shapes) {
    List<float[]> rows = shapes.stream().map(MouthShape::toArray).toList();
    int n = rows.get(0).length;
    double[] mean = new double[n];
    double meanOpening = 0;
    double meanWidth = 0;
    for (int i = 0; i < rows.size(); i++) {
      meanOpening += shapes.get(i).opening() / rows.size();
      meanWidth += shapes.get(i).width() / rows.size();
      for (int k = 0; k < n; k++) {
        mean[k] += rows.get(i)[k] / rows.size();
      }
    }
    double oo = PRIOR;
    double ow = 0;
    double ww = PRIOR;
    GenericArticulation generic = GenericArticulation.on(mean);
    double[] os = scaled(generic.perOpening(), PRIOR);
    double[] ws = scaled(generic.perWidth(), PRIOR);
    for (int i = 0; i < rows.size(); i++) {
      double o = shapes.get(i).opening() - meanOpening;
      double w = shapes.get(i).width() - meanWidth;
      oo += o * o;
      ow += o * w;
      ww += w * w;
      for (int k = 0; k < n; k++) {
        os[k] += o * (rows.get(i)[k] - mean[k]);
        ws[k] += w * (rows.get(i)[k] - mean[k]);
      }
    }
    double determinant = oo * ww - ow * ow;
    double[] perOpening = new double[n];
    double[] perWidth = new double[n];
    for (int k = 0; k < n; k++) {
      perOpening[k] = (ww * os[k] - ow * ws[k]) / determinant;
      perWidth[k] = (oo * ws[k] - ow * os[k]) / determinant;
    }
    return new LowerFaceModel(mean, meanOpening, meanWidth, perOpening, perWidth);
  }

  /**
   * The shape at an opening and a width; met to first order, then corrected along the opening's
   * direction.
   */
  MouthShape shapeAt(double opening, double width) {
    double o = opening;
    MouthShape shape = linear(o, width);
    for (int step = 0; step < 2; step++) {
      o += opening - shape.opening();
      shape = linear(o, width);
    }
    return shape;
  }

  private MouthShape linear(double opening, double width) {
    float[] xyz = new float[mean.length];
    for (int k = 0; k < xyz.length; k++) {
      xyz[k] =
          (float)
              (mean[k]
                  + perOpening[k] * (opening - meanOpening)
                  + perWidth[k] * (width - meanWidth));
    }
    return MouthShape.of(xyz);
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      scaled[k] = values[k] * factor;
    }
    return scaled;
  }
}
