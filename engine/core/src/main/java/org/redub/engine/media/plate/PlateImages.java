package org.redub.engine.media.plate;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

/** Converts between plates and AWT images. Stateless. */
final class PlateImages {

  private PlateImages() {}

  static BufferedImage toImage(Plate plate) {
    int width = plate.width();
    BufferedImage image = new BufferedImage(width, plate.height(), BufferedImage.TYPE_INT_RGB);
    int rowsAtOnce = 64;
    int[] packed = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int top = 0; top < plate.height(); top += rowsAtOnce) {
      int rows = Math.min(rowsAtOnce, plate.height() - top);
      RgbImage strip = plate.readBox(new PixelBox(0, top, width, rows));
      pack(strip, packed, top * width);
    }
    return image;
  }

  private static void pack(RgbImage strip, int[] packed, int from) {
    float[] red = strip.red();
    float[] green = strip.green();
    float[] blue = strip.blue();
    for (int i = 0; i < red.length; i++) {
      packed[from + i] = level(red[i]) << 16 | level(green[i]) << 8 | level(blue[i]);
    }
  }

  private static int level(float value) {
    return PlateBoxes.toByte(value) & 0xFF;
  }

  static BufferedImage turned(BufferedImage image, int quarterTurns) {
    int turns = Math.floorMod(quarterTurns, 4);
    if (turns == 0) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    boolean swap = turns % 2 == 1;
    BufferedImage turned =
        new BufferedImage(swap ? height : width, swap ? width : height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int toX = turns == 1 ? height - 1 - y : turns == 2 ? width - 1 - x : y;
        int toY = turns == 1 ? x : turns == 2 ? height - 1 - y : width - 1 - x;
        turned.setRGB(toX, toY, image.getRGB(x, y));
      }
    }
    return turned;
  }

  static void draw(Plate plate, BufferedImage picture) {
    int width = plate.width();
    int height = plate.height();
    if (picture.getWidth() != width || picture.getHeight() != height) {
      throw new IllegalArgumentException(
          "the picture is %dx%d, the plate %dx%d"
              .formatted(picture.getWidth(), picture.getHeight(), width, height));
    }
    int[] packed = new int[2 * width];
    for (int top = 0; top < height; top += 2) {
      int rows = Math.min(2, height - top);
      picture.getRGB(0, top, width, rows, packed, 0, width);
      drawRows(plate, packed, top, rows);
    }
  }

  private static void drawRows(Plate plate, int[] packed, int top, int rows) {
    YuvMatrix matrix = plate.matrix();
    int width = plate.width();
    for (int column = 0; column < plate.chromaWidth(); column++) {
      int columns = Math.min(2, width - 2 * column);
      float u = 0;
      float v = 0;
      for (int row = 0; row < rows; row++) {
        for (int x = 2 * column; x < 2 * column + columns; x++) {
          int rgb = packed[row * width + x];
          float red = rgb >> 16 & 0xFF;
          float blue = rgb & 0xFF;
          float brightness = matrix.brightness(red, rgb >> 8 & 0xFF, blue);
          plate.luma()[(top + row) * width + x] = PlateBoxes.toByte(matrix.luma(brightness));
          u += matrix.u(blue, brightness);
          v += matrix.v(red, brightness);
        }
      }
      int at = top / 2 * plate.chromaWidth() + column;
      plate.chromaU()[at] = PlateBoxes.toByte(u / (rows * columns));
      plate.chromaV()[at] = PlateBoxes.toByte(v / (rows * columns));
    }
  }
}
