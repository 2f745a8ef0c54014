package org.redub.geometry;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * A similarity transform in three dimensions, q = scale * R p + t. Immutable.
 *
 * <p>{@link #fit} is Umeyama, "Least-squares estimation of transformation parameters between two
 * point patterns" (1991), with weights.
 */
public final class Similarity3 {
  private final double scale;
  private final double[] rotation;
  private final double[] translation;

  private Similarity3(double scale, double[] rotation, double[] translation) {
    this.scale = scale;
    this.rotation = rotation;
    this.translation = translation;
  }

  /**
   * @param scale above 0
   * @param rotation row-major 3x3, orthonormal with determinant 1 (not checked)
   * @param translation 3 values
   */
  public static Similarity3 of(double scale, double[] rotation, double[] translation) {
    if (!(scale > 0) || rotation.length != 9 || translation.length != 3) {
      throw new IllegalArgumentException(
          "a similarity transform needs a scale above 0, 9 and 3 values, got %s, %d and %d"
              .formatted(scale, rotation.length, translation.length));
    }
    return new Similarity3(scale, rotation.clone(), translation.clone());
  }

  /** The least-squares fit with all weights 1. */
  public static Similarity3 fit(float[] source, float[] target) {
    float[] weights = new float[source.length / 3];
    Arrays.fill(weights, 1);
    return fit(source, target, weights);
  }

  /**
   * The weighted least-squares fit from {@code source} to {@code target}.
   *
   * @param source n x (x, y, z)
   * @param target n x (x, y, z)
   * @param weights n values of 0 or more
   * @throws IllegalArgumentException if sizes differ or the source points coincide
   */
  public static Similarity3 fit(float[] source, float[] target, float[] weights) {
    int n = weights.length;
    if (source.length != 3 * n || target.length != 3 * n) {
      throw new IllegalArgumentException(
          "%d weights need %d coordinates, got %d and %d"
              .formatted(n, 3 * n, source.length, target.length));
    }
    double[] sourceMean = mean(source, weights);
    double[] targetMean = mean(target, weights);
    double[][] covariance = new double[3][3];
    double variance = 0;
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < 3; c++) {
        double p = source[3 * i + c] - sourceMean[c];
        variance += weights[i] * p * p;
        for (int r = 0; r < 3; r++) {
          covariance[r][c] += weights[i] * (target[3 * i + r] - targetMean[r]) * p;
        }
      }
    }
    if (!(variance > 0)) {
      throw new IllegalArgumentException(
          "a fit needs points that do not coincide, their variance is " + variance);
    }
    return fromCovariance(covariance, variance, sourceMean, targetMean);
  }

  private static Similarity3 fromCovariance(
      double[][] covariance, double variance, double[] sourceMean, double[] targetMean) {
    SingularValueDecomposition svd =
        new SingularValueDecomposition(new Array2DRowRealMatrix(covariance, false));
    double[] singular = svd.getSingularValues();
    double sign = determinant(svd.getU()) * determinant(svd.getV()) < 0 ? -1 : 1;
    double[][] u = svd.getU().getData();
    double[][] v = svd.getV().getData();
    double[] r = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        r[3 * i + j] = u[i][0] * v[j][0] + u[i][1] * v[j][1] + sign * u[i][2] * v[j][2];
      }
    }
    double s = (singular[0] + singular[1] + sign * singular[2]) / variance;
    double[] t = new double[3];
    for (int i = 0; i < 3; i++) {
      t[i] = targetMean[i] - s * row(r, i, sourceMean[0], sourceMean[1], sourceMean[2]);
    }
    return of(s, r, t);
  }

  private static double determinant(RealMatrix m) {
    double[][] a = m.getData();
    return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
        - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
        + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
  }

  private static double[] mean(float[] points, float[] weights) {
    double[] sum = new double[3];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i];
      for (int c = 0; c < 3; c++) {
        sum[c] += weights[i] * (double) points[3 * i + c];
      }
    }
    for (int c = 0; c < 3; c++) {
      sum[c] /= total;
    }
    return sum;
  }

  private static double row(double[] r, int i, double x, double y, double z) {
    return r[3 * i] * x + r[3 * i + 1] * y + r[3 * i + 2] * z;
  }

  public double scale() {
    return scale;
  }

  /** The entry of R at {@code row}, {@code column}. */
  public double rotation(int row, int column) {
    return rotation[3 * row + column];
  }

  /** R row-major, a copy of 9 values. */
  public float[] rotationValues() {
    float[] values = new float[9];
    for (int i = 0; i < 9; i++) {
      values[i] = (float) rotation[i];
    }
    return values;
  }

  public double translation(int axis) {
    return translation[axis];
  }

  /** Maps {@code points}, n x (x, y, z), into a new array. */
  public float[] apply(float[] points) {
    float[] result = new float[points.length];
    apply(points, result);
    return result;
  }

  /** Maps {@code points}, n x (x, y, z), into {@code result}, which may be the same array. */
  public void apply(float[] points, float[] result) {
    for (int i = 0; i + 2 < points.length; i += 3) {
      float x = points[i];
      float y = points[i + 1];
      float z = points[i + 2];
      for (int axis = 0; axis < 3; axis++) {
        result[i + axis] = (float) (scale * row(rotation, axis, x, y, z) + translation[axis]);
      }
    }
  }

  public Similarity3 inverse() {
    double[] transposed = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        transposed[3 * i + j] = rotation[3 * j + i];
      }
    }
    double[] t = new double[3];
    for (int i = 0; i < 3; i++) {
      t[i] = -row(transposed, i, translation[0], translation[1], translation[2]) / scale;
    }
    return new Similarity3(1 / scale, transposed, t);
  }
}
