package org.redub.render.colour;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.redub.render.image.RgbImage;

/**
 * The linear map of R'G'B' that gives one picture the mean and covariance of another with the least
 * change of colours, after Pitie and Kokaram, "The linear Monge-Kantorovitch linear colour mapping
 * for example-based colour transfer" (2007). Confined to one thread.
 */
final class OptimalTransport implements ColourTransfer {
  private static final int MIN_PIXELS = 20;

  /** Variance added to both, in squared levels, so that noise has little influence. */
  private static final double NOISE = 9;

  private final double[][] sums = new double[2][3];
  private final double[][][] products = new double[2][3][3];
  private int count;

  @Override
  public void begin() {
    count = 0;
    for (int picture = 0; picture < 2; picture++) {
      for (int a = 0; a < 3; a++) {
        sums[picture][a] = 0;
        java.util.Arrays.fill(products[picture][a], 0);
      }
    }
  }

  @Override
  public void add(RgbImage wanted, int i, RgbImage given, int k) {
    add(wanted, i, 0);
    add(given, k, 1);
    count++;
  }

  private void add(RgbImage image, int i, int picture) {
    for (int a = 0; a < 3; a++) {
      double value = image.planes()[a][i];
      sums[picture][a] += value;
      for (int b = 0; b < 3; b++) {
        products[picture][a][b] += value * image.planes()[b][i];
      }
    }
  }

  private RealMatrix covariance(int picture) {
    double[][] c = new double[3][3];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        c[a][b] =
            products[picture][a][b] / count
                - sums[picture][a] / count * sums[picture][b] / count
                + (a == b ? NOISE : 0);
      }
    }
    return new Array2DRowRealMatrix(c, false);
  }

  /** The square root of a matrix that is symmetric except for rounding. */
  private static RealMatrix root(RealMatrix matrix) {
    RealMatrix symmetric = matrix.add(matrix.transpose()).scalarMultiply(0.5);
    return new EigenDecomposition(symmetric).getSquareRoot();
  }

  @Override
  public void apply(RgbImage given) {
    if (count < MIN_PIXELS) {
      return;
    }
    RealMatrix half = root(covariance(1));
    RealMatrix back = MatrixUtils.inverse(half);
    RealMatrix middle = root(half.multiply(covariance(0)).multiply(half));
    double[][] map = back.multiply(middle).multiply(back).getData();
    float[][] m = new float[3][4];
    for (int a = 0; a < 3; a++) {
      double shift = sums[0][a] / count;
      for (int b = 0; b < 3; b++) {
        m[a][b] = (float) map[a][b];
        shift -= map[a][b] * sums[1][b] / count;
      }
      m[a][3] = (float) shift;
    }
    for (int i = 0; i < given.width() * given.height(); i++) {
      float red = given.red()[i];
      float green = given.green()[i];
      float blue = given.blue()[i];
      for (int a = 0; a < 3; a++) {
        given.planes()[a][i] = m[a][0] * red + m[a][1] * green + m[a][2] * blue + m[a][3];
      }
    }
  }
}
