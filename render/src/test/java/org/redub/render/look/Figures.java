package org.redub.render.look;

import java.io.IOException;
import org.redub.render.image.PixelBox;
import org.redub.render.image.RgbImage;

/** PSNR, SSIM and sharpness of the mouth box against the true frames. */
final class Figures {
  private Figures() {}

  static void print(Drive drive) throws IOException {
    double square = 0;
    double ssim = 0;
    double sharp = 0;
    double psnr = 0;
    int n = drive.clip.size();
    int count = 0;
    for (int i = 0; i < n; i += 2, count++) {
      PixelBox square9 = drive.close(i, 0.9);
      int cut = square9.height() / 12;
      PixelBox box =
          new PixelBox(
              square9.left(), square9.top() + cut, square9.width(), square9.height() - 2 * cut);
      float[] truth = luma(Pictures.crop(drive.image(i), box));
      float[] made = luma(Pictures.crop(drive.render(i), box));
      double mse = 0;
      for (int k = 0; k < truth.length; k++) {
        mse += (truth[k] - made[k]) * (truth[k] - made[k]) / (double) truth.length;
      }
      square += mse;
      psnr += 10 * Math.log10(255 * 255 / mse);
      ssim += ssim(truth, made, box.width(), box.height());
      sharp += laplacian(made, box.width()) / laplacian(truth, box.width());
    }
    System.out.printf(
        "PSNR %.2f dB (of mean square error %.2f), SSIM %.3f, sharpness %.2f, %d frames%n",
        psnr / count,
        10 * Math.log10(255 * 255 / (square / count)),
        ssim / count,
        sharp / count,
        count);
  }

  private static float[] luma(RgbImage image) {
    float[] y = new float[image.width() * image.height()];
    for (int i = 0; i < y.length; i++) {
      y[i] = 0.299f * image.red()[i] + 0.587f * image.green()[i] + 0.114f * image.blue()[i];
    }
    return y;
  }

  /** Mean over 7 x 7 windows. */
  private static double ssim(float[] a, float[] b, int width, int height) {
    double total = 0;
    int count = 0;
    for (int y = 0; y + 7 <= height; y += 2) {
      for (int x = 0; x + 7 <= width; x += 2, count++) {
        double ma = 0;
        double mb = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int k = 0; k < 49; k++) {
          double p = a[(y + k / 7) * width + x + k % 7];
          double q = b[(y + k / 7) * width + x + k % 7];
          ma += p / 49;
          mb += q / 49;
          aa += p * p / 49;
          bb += q * q / 49;
          ab += p * q / 49;
        }
        double c1 = 6.5025;
        double c2 = 58.5225;
        total +=
            (2 * ma * mb + c1)
                * (2 * (ab - ma * mb) + c2)
                / ((ma * ma + mb * mb + c1) * (aa - ma * ma + bb - mb * mb + c2));
      }
    }
    return total / count;
  }

  private static double laplacian(float[] v, int width) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int i = width; i < v.length - width; i++) {
      if (i % width == 0 || i % width == width - 1) {
        continue;
      }
      double l = 4 * v[i] - v[i - 1] - v[i + 1] - v[i - width] - v[i + width];
      sum += l;
      squares += l * l;
      n++;
    }
    return squares / n - sum / n * (sum / n);
  }
}
