package org.redub.engine.media.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.redub.engine.media.file.MediaFile;

/**
 * Reads the length declared in a RIFF WAVE header. FFmpeg silently replaces it with the actual size
 * of the file, but a truncated recording must be reported. Stateless.
 */
final class WavHeader {
  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FORMAT = 0x20746d66;
  private static final int DATA = 0x61746164;
  private static final int MAX_CHUNKS = 64;

  /** Sizes from this value on mean that the length was unknown when the header was written. */
  private static final long UNKNOWN_SIZE = 0x7FFF_0000L;

  private WavHeader() {}

  /** The declared length in microseconds; 0 if this is not a WAVE file or the length is unknown. */
  static long declaredUs(MediaFile file) {
    try {
      ByteBuffer head = read(file, 0, 12);
      if (head.remaining() < 12 || head.getInt(0) != RIFF || head.getInt(8) != WAVE) {
        return 0;
      }
      return lengthOfData(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static long lengthOfData(MediaFile file) throws IOException {
    long byteRate = 0;
    long at = 12;
    for (int i = 0; i < MAX_CHUNKS; i++) {
      ByteBuffer chunk = read(file, at, 20);
      if (chunk.remaining() < 8) {
        return 0;
      }
      long size = chunk.getInt(4) & 0xFFFF_FFFFL;
      if (chunk.getInt(0) == FORMAT && chunk.remaining() >= 20) {
        byteRate = chunk.getInt(16) & 0xFFFF_FFFFL;
      }
      if (chunk.getInt(0) == DATA) {
        return byteRate == 0 || size >= UNKNOWN_SIZE ? 0 : size * 1_000_000 / byteRate;
      }
      at += 8 + size + (size & 1);
    }
    return 0;
  }

  private static ByteBuffer read(MediaFile file, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    int count = Math.max(0, file.read(at, bytes, length));
    return ByteBuffer.wrap(bytes, 0, count).order(ByteOrder.LITTLE_ENDIAN);
  }
}
