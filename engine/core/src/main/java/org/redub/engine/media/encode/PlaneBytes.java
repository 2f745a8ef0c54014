package org.redub.engine.media.encode;

/**
 * The samples of a plane, row by row without gaps. Immutable by contract.
 *
 * @param bytes the samples
 * @param width samples per row
 * @param height rows
 * @param size bytes per sample
 */
record PlaneBytes(byte[] bytes, int width, int height, int size) {

  /** The plane turned clockwise; itself for 0 turns. */
  PlaneBytes turned(int quarterTurns) {
    if (quarterTurns == 0) {
      return this;
    }
    boolean swapped = quarterTurns % 2 == 1;
    int newWidth = swapped ? height : width;
    byte[] turned = new byte[bytes.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int newX = quarterTurns == 1 ? height - 1 - y : quarterTurns == 2 ? width - 1 - x : y;
        int newY = quarterTurns == 1 ? x : quarterTurns == 2 ? height - 1 - y : width - 1 - x;
        for (int k = 0; k < size; k++) {
          turned[(newY * newWidth + newX) * size + k] = bytes[(y * width + x) * size + k];
        }
      }
    }
    return new PlaneBytes(turned, newWidth, swapped ? width : height, size);
  }

  /** The plane with its last column and row repeated up to a size; itself if it has that size. */
  PlaneBytes padded(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    byte[] padded = new byte[newWidth * newHeight * size];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int from = Math.min(y, height - 1) * width + Math.min(x, width - 1);
        System.arraycopy(bytes, from * size, padded, (y * newWidth + x) * size, size);
      }
    }
    return new PlaneBytes(padded, newWidth, newHeight, size);
  }

  /** The plane with every column twice, cut to {@code newWidth} columns. */
  PlaneBytes doubled(int newWidth) {
    byte[] doubled = new byte[newWidth * height * size];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < newWidth; x++) {
        System.arraycopy(
            bytes, (y * width + x / 2) * size, doubled, (y * newWidth + x) * size, size);
      }
    }
    return new PlaneBytes(doubled, newWidth, height, size);
  }
}
