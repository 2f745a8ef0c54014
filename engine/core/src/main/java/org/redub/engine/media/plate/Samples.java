package org.redub.engine.media.plate;

/**
 * The samples of a plane of any depth as numbers on the scale of 8-bit samples: a 10-bit sample of
 * 514 is 128.5. Confined to one thread.
 */
final class Samples {
  private final byte[] bytes;
  private final boolean wide;
  private final float step;
  private final int most;

  Samples(Plate plate, int plane) {
    bytes = plate.plane(plane);
    int bits = plate.layout().bits();
    wide = bits > 8;
    step = plate.layout().step();
    most = (1 << bits) - 1;
  }

  float get(int index) {
    if (!wide) {
      return bytes[index] & 0xFF;
    }
    int at = 2 * index;
    return step * ((bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8));
  }

  /** Sets the nearest sample; 0 for NaN. */
  void set(int index, float value) {
    if (!wide) {
      bytes[index] = PlateBoxes.toByte(value);
      return;
    }
    int sample = Math.max(0, Math.min(most, (int) (value / step + 0.5f)));
    bytes[2 * index] = (byte) sample;
    bytes[2 * index + 1] = (byte) (sample >> 8);
  }
}
