package org.redub.models.converter.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Square crops to run the models on: planar R, G, B in 0..1. Drawn and random crops are the same on
 * every machine.
 */
public final class FaceCrops {
  private static final float[] BACKGROUND = {0.35f, 0.45f, 0.55f};
  private static final float[] SKIN = {0.85f, 0.66f, 0.55f};
  private static final float[] DARK = {0.20f, 0.13f, 0.10f};
  private static final float[] WHITE = {0.93f, 0.93f, 0.92f};
  private static final float[] LIP = {0.72f, 0.32f, 0.32f};
  private static final float[] MOUTH = {0.30f, 0.08f, 0.08f};

  private FaceCrops() {}

  /** Crops that need no files. */
  public static Map<String, float[]> drawnAndRandom(int sizePx) {
    Map<String, float[]> crops = new LinkedHashMap<>();
    crops.put("drawn upright", drawn(sizePx, 1, 0));
    crops.put("drawn tilted", drawn(sizePx, 0.9, 0.2));
    crops.put("drawn too large", drawn(sizePx, 1.45, -0.1));
    for (int seed = 1; seed <= 5; seed++) {
      crops.put("random " + seed, random(sizePx, seed));
    }
    return crops;
  }

  /**
   * A face of ellipses with edges that are a pixel soft. Its cosine and sine are computed exactly
   * from the tangent of half the angle.
   */
  public static float[] drawn(int sizePx, double scale, double tanHalfAngle) {
    double norm = 1 + tanHalfAngle * tanHalfAngle;
    double cos = (1 - tanHalfAngle * tanHalfAngle) / norm;
    double sin = 2 * tanHalfAngle / norm;
    float[] planes = new float[3 * sizePx * sizePx];
    for (int y = 0; y < sizePx; y++) {
      for (int x = 0; x < sizePx; x++) {
        double u = ((x + 0.5) / sizePx - 0.5) / scale;
        double v = ((y + 0.5) / sizePx - 0.5) / scale;
        float[] color = faceColor(u * cos + v * sin, v * cos - u * sin, sizePx * scale);
        for (int c = 0; c < 3; c++) {
          planes[(c * sizePx + y) * sizePx + x] = color[c];
        }
      }
    }
    return planes;
  }

  /** Blocks of random colours, a few pixels wide, so that a network does not average them out. */
  public static float[] random(int sizePx, long seed) {
    Random random = new Random(seed);
    float[] planes = new float[3 * sizePx * sizePx];
    for (int i = 0; i < planes.length; i++) {
      boolean atBlock = i % 6 == 0;
      planes[i] = atBlock ? random.nextFloat() : planes[i - 1];
    }
    return planes;
  }

  /** Crops of a photograph: upright, tilted and with the mouth across the border. */
  public static Map<String, float[]> ofPortrait(Path png, int sizePx) {
    BufferedImage image = load(png);
    Map<String, float[]> crops = new LinkedHashMap<>();
    crops.put("portrait upright", crop(image, 222, 115, 180, 0, sizePx));
    crops.put("portrait tilted 25 deg", crop(image, 222, 115, 180, Math.toRadians(25), sizePx));
    crops.put("portrait tilted -40 deg", crop(image, 222, 115, 180, Math.toRadians(-40), sizePx));
    crops.put("portrait from afar", crop(image, 222, 180, 420, 0, sizePx));
    crops.put("portrait, mouth over the border", crop(image, 222, 45, 160, 0.15, sizePx));
    crops.put("portrait, half the face", crop(image, 300, 110, 170, -0.1, sizePx));
    return crops;
  }

  /** Converts values to -1..1, as the detectors require. */
  public static float[] signed(float[] planes) {
    float[] result = new float[planes.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = 2 * planes[i] - 1;
    }
    return result;
  }

  private static BufferedImage load(Path png) {
    try {
      return ImageIO.read(png.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[] crop(
      BufferedImage image, double cx, double cy, double sidePx, double rotation, int sizePx) {
    float[] planes = new float[3 * sizePx * sizePx];
    for (int y = 0; y < sizePx; y++) {
      for (int x = 0; x < sizePx; x++) {
        double u = (x + 0.5 - sizePx / 2.0) * sidePx / sizePx;
        double v = (y + 0.5 - sizePx / 2.0) * sidePx / sizePx;
        double sourceX = cx + u * Math.cos(rotation) - v * Math.sin(rotation) - 0.5;
        double sourceY = cy + u * Math.sin(rotation) + v * Math.cos(rotation) - 0.5;
        int at = y * sizePx + x;
        for (int c = 0; c < 3; c++) {
          planes[c * sizePx * sizePx + at] = bilinear(image, sourceX, sourceY, 16 - 8 * c);
        }
      }
    }
    return planes;
  }

  private static float bilinear(BufferedImage image, double x, double y, int shift) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    double upper =
        channel(image, left, top, shift) * (1 - fx) + channel(image, left + 1, top, shift) * fx;
    double lower =
        channel(image, left, top + 1, shift) * (1 - fx)
            + channel(image, left + 1, top + 1, shift) * fx;
    return (float) ((upper * (1 - fy) + lower * fy) / 255);
  }

  private static int channel(BufferedImage image, int x, int y, int shift) {
    int insideX = Math.max(0, Math.min(image.getWidth() - 1, x));
    int insideY = Math.max(0, Math.min(image.getHeight() - 1, y));
    return image.getRGB(insideX, insideY) >> shift & 0xff;
  }

  /** Face coordinates: the crop is 1 wide, x right, y down, the face's centre at 0, 0. */
  private static float[] faceColor(double x, double y, double pixelsPerUnit) {
    float[] color = BACKGROUND.clone();
    paint(color, DARK, x, y + 0.06, 0.27, 0.36, pixelsPerUnit);
    paint(color, SKIN, x, y - 0.02, 0.24, 0.33, pixelsPerUnit);
    for (int side = -1; side <= 1; side += 2) {
      double eyeX = x - side * 0.1;
      paint(color, DARK, eyeX, y + 0.12, 0.055, 0.012, pixelsPerUnit);
      paint(color, WHITE, eyeX, y + 0.06, 0.04, 0.02, pixelsPerUnit);
      paint(color, DARK, eyeX, y + 0.06, 0.017, 0.017, pixelsPerUnit);
      paint(color, DARK, x - side * 0.022, y - 0.075, 0.009, 0.006, pixelsPerUnit);
    }
    paint(color, LIP, x, y - 0.16, 0.085, 0.038, pixelsPerUnit);
    paint(color, MOUTH, x, y - 0.16, 0.06, 0.015, pixelsPerUnit);
    return color;
  }

  private static void paint(
      float[] color,
      float[] paint,
      double x,
      double y,
      double radiusX,
      double radiusY,
      double pixelsPerUnit) {
    double distance = 1 - Math.sqrt(x * x / (radiusX * radiusX) + y * y / (radiusY * radiusY));
    double insidePx = distance * Math.min(radiusX, radiusY) * pixelsPerUnit;
    float share = (float) Math.max(0, Math.min(1, insidePx + 0.5));
    for (int c = 0; c < 3; c++) {
      color[c] += (paint[c] - color[c]) * share;
    }
  }
}
