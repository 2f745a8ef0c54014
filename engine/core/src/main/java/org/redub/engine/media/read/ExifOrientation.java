package org.redub.engine.media.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.Orientation;

/**
 * Reads the EXIF orientation of TIFF, WebP and PNG stills, which FFmpeg does not report; it does
 * for JPEG. Stateless.
 */
final class ExifOrientation {
  private static final int TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;
  private static final int MAX_CHUNKS = 64;
  private static final int LITTLE_ENDIAN_MARK = 0x4949;
  private static final int BIG_ENDIAN_MARK = 0x4D4D;

  private ExifOrientation() {}

  /**
   * The orientation of a still; upright if it says nothing.
   *
   * @param formatName FFmpeg's name of the container
   */
  static Orientation of(MediaFile file, String formatName) {
    try {
      return switch (formatName) {
        case "tiff_pipe" -> inTiff(file, 0);
        case "webp_pipe", "webp" -> inWebp(file);
        case "png_pipe" -> inPng(file);
        default -> Orientation.UPRIGHT;
      };
    } catch (IOException | IndexOutOfBoundsException e) {
      // A damaged picture is shown as it is stored.
      return Orientation.UPRIGHT;
    }
  }

  private static Orientation inWebp(MediaFile file) throws IOException {
    long at = 12;
    for (int i = 0; i < MAX_CHUNKS; i++) {
      ByteBuffer head = read(file, at, 14);
      if (head.remaining() < 14) {
        return Orientation.UPRIGHT;
      }
      byte[] name = new byte[4];
      head.get(name);
      long size = head.order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFF_FFFFL;
      if (new String(name, StandardCharsets.US_ASCII).equals("EXIF")) {
        boolean prefixed = head.get(8) == 'E';
        return inTiff(file, at + (prefixed ? 14 : 8));
      }
      at += 8 + size + (size & 1);
    }
    return Orientation.UPRIGHT;
  }

  private static Orientation inPng(MediaFile file) throws IOException {
    long at = 8;
    for (int i = 0; i < MAX_CHUNKS; i++) {
      ByteBuffer head = read(file, at, 8);
      if (head.remaining() < 8) {
        return Orientation.UPRIGHT;
      }
      byte[] name = new byte[4];
      head.position(4).get(name);
      if (new String(name, StandardCharsets.US_ASCII).equals("eXIf")) {
        return inTiff(file, at + 8);
      }
      at += 12 + (head.getInt(0) & 0xFFFF_FFFFL);
    }
    return Orientation.UPRIGHT;
  }

  private static Orientation inTiff(MediaFile file, long start) throws IOException {
    ByteBuffer head = read(file, start, 8);
    int mark = head.getShort(0) & 0xFFFF;
    if (mark != LITTLE_ENDIAN_MARK && mark != BIG_ENDIAN_MARK) {
      return Orientation.UPRIGHT;
    }
    ByteOrder order = mark == LITTLE_ENDIAN_MARK ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    long directory = start + (head.order(order).getInt(4) & 0xFFFF_FFFFL);
    int entries = read(file, directory, 2).order(order).getShort(0) & 0xFFFF;
    ByteBuffer table = read(file, directory + 2, ENTRY_BYTES * entries).order(order);
    for (int i = 0; i < entries; i++) {
      if ((table.getShort(ENTRY_BYTES * i) & 0xFFFF) == TAG) {
        return Orientation.ofExif(table.getShort(ENTRY_BYTES * i + 8) & 0xFFFF);
      }
    }
    return Orientation.UPRIGHT;
  }

  private static ByteBuffer read(MediaFile file, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    int count = Math.max(0, file.read(at, bytes, length));
    return ByteBuffer.wrap(bytes, 0, count);
  }
}
