package org.redub.engine.evaluate.quality;

/**
 * How alike two pictures of one size are. Stateless.
 *
 * <p>SSIM after Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment" (2004), over windows
 * of 7 x 7 pixels of equal weight, every second one in both directions.
 */
public final class Likeness {
  private static final int WINDOW = 7;
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;
  private static final double PEAK = 255;

  /** Two equal pictures differ by no less than rounding to 8 bits would make them. */
  private static final double LEAST_ERROR = 1.0 / 12;

  private Likeness() {}

  /** Mean square error. */
  public static double meanSquareError(LumaBox a, LumaBox b) {
    double sum = 0;
    for (int i = 0; i < a.values().length; i++) {
      double d = a.values()[i] - b.values()[i];
      sum += d * d;
    }
    return sum / a.values().length;
  }

  /** Peak signal-to-noise ratio in dB; 58.9 for equal pictures. */
  public static double psnr(double meanSquareError) {
    return 10 * Math.log10(PEAK * PEAK / Math.max(LEAST_ERROR, meanSquareError));
  }

  /** Structural similarity, 1 for equal pictures. */
  public static double ssim(LumaBox a, LumaBox b) {
    double total = 0;
    int count = 0;
    for (int y = 0; y + WINDOW <= a.height(); y += 2) {
      for (int x = 0; x + WINDOW <= a.width(); x += 2) {
        total += window(a, b, x, y);
        count++;
      }
    }
    return count == 0 ? Double.NaN : total / count;
  }

  private static double window(LumaBox a, LumaBox b, int left, int top) {
    int n = WINDOW * WINDOW;
    double sa = 0;
    double sb = 0;
    double saa = 0;
    double sbb = 0;
    double sab = 0;
    for (int y = top; y < top + WINDOW; y++) {
      for (int x = left; x < left + WINDOW; x++) {
        double p = a.values()[y * a.width() + x];
        double q = b.values()[y * a.width() + x];
        sa += p;
        sb += q;
        saa += p * p;
        sbb += q * q;
        sab += p * q;
      }
    }
    double ma = sa / n;
    double mb = sb / n;
    double va = saa / n - ma * ma;
    double vb = sbb / n - mb * mb;
    double cov = sab / n - ma * mb;
    return (2 * ma * mb + C1) * (2 * cov + C2) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
  }

  /** Sharpness: variance of the Laplacian. */
  public static double sharpness(LumaBox box) {
    int w = box.width();
    float[] v = box.values();
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int y = 1; y < box.height() - 1; y++) {
      for (int x = 1; x < w - 1; x++) {
        int i = y * w + x;
        double l = 4 * v[i] - v[i - 1] - v[i + 1] - v[i - w] - v[i + w];
        sum += l;
        squares += l * l;
        n++;
      }
    }
    return n == 0 ? Double.NaN : squares / n - sum / n * (sum / n);
  }
}
