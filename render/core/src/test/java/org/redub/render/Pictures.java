package org.redub.render;

import java.awt.image.BufferedImage;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

/** Converts pictures between RgbImage and BufferedImage, and crops them. */
public final class Pictures {
  private Pictures() {}

  public static RgbImage read(BufferedImage source) {
    RgbImage image = new RgbImage(source.getWidth(), source.getHeight());
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int rgb = source.getRGB(x, y);
        int at = y * image.width() + x;
        image.red()[at] = rgb >> 16 & 255;
        image.green()[at] = rgb >> 8 & 255;
        image.blue()[at] = rgb & 255;
      }
    }
    return image;
  }

  public static BufferedImage write(RgbImage image) {
    BufferedImage out =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int at = y * image.width() + x;
        out.setRGB(
            x,
            y,
            eight(image.red()[at]) << 16 | eight(image.green()[at]) << 8 | eight(image.blue()[at]));
      }
    }
    return out;
  }

  private static int eight(float value) {
    return Math.max(0, Math.min(255, Math.round(value)));
  }

  /** A part of {@code image}, whose border is repeated outside. */
  public static RgbImage crop(RgbImage image, PixelBox box) {
    RgbImage out = new RgbImage(box.width(), box.height());
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int sx = Math.max(0, Math.min(image.width() - 1, box.left() + x));
        int sy = Math.max(0, Math.min(image.height() - 1, box.top() + y));
        for (int c = 0; c < 3; c++) {
          out.planes()[c][y * box.width() + x] = image.planes()[c][sy * image.width() + sx];
        }
      }
    }
    return out;
  }
}
