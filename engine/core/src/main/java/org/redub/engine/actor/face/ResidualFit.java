package org.redub.engine.actor.face;

/**
 * What the controls {@link FaceControls#controls} and the points do once opening and width are
 * taken out of both, as sums over frames. The sums follow from {@link ShapeStatistics} since
 * controls are linear in the points. Confined to one thread.
 */
final class ResidualFit {
  private final long frames;
  private final double[][] cross;
  private final double[][] squares;

  ResidualFit(ShapeStatistics sums, double[] perOpening, double[] perWidth) {
    int controls = FaceControls.controls().size();
    frames = sums.frames();
    cross = new double[controls][];
    squares = new double[controls][controls];
    double[][] rows = new double[controls][];
    for (int c = 0; c < controls; c++) {
      rows[c] = FaceControls.row(FaceControls.controls().get(c));
      double ofOpening = dot(rows[c], perOpening);
      double ofWidth = dot(rows[c], perWidth);
      double byOpening =
          dot(rows[c], sums.byOpening())
              - ofOpening * sums.openingOpening()
              - ofWidth * sums.openingWidth();
      double byWidth =
          dot(rows[c], sums.byWidth())
              - ofOpening * sums.openingWidth()
              - ofWidth * sums.widthWidth();
      double[] left = sums.byControl()[c].clone();
      ShapeStatistics.add(left, sums.byOpening(), -ofOpening);
      ShapeStatistics.add(left, sums.byWidth(), -ofWidth);
      ShapeStatistics.add(left, perOpening, -byOpening);
      ShapeStatistics.add(left, perWidth, -byWidth);
      cross[c] = left;
    }
    for (int c = 0; c < controls; c++) {
      for (int d = 0; d <= c; d++) {
        squares[c][d] = dot(rows[d], cross[c]);
        squares[d][c] = squares[c][d];
      }
    }
  }

  /** For each control, the sum of it times each coordinate. */
  double[][] cross() {
    return cross;
  }

  /** Sums of the products of the controls. */
  double[][] squares() {
    return squares;
  }

  /** Standard deviation of each control, interocular distances; 0 without frames. */
  double[] sd() {
    double[] sd = new double[squares.length];
    for (int c = 0; c < sd.length; c++) {
      sd[c] = frames == 0 ? 0 : Math.sqrt(Math.max(0, squares[c][c]) / frames);
    }
    return sd;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
