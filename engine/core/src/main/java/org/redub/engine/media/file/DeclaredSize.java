package org.redub.engine.media.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Whether a file is shorter than its container declares: Matroska and WebM by the size of their
 * segment, MP4 and QuickTime by that of their last box, AVI by that of its list. Stateless.
 */
public final class DeclaredSize {
  private static final int EBML = 0x1A45DFA3;
  private static final int SEGMENT = 0x18538067;
  private static final int MAX_BOXES = 100_000;
  private static final Set<String> BOXES =
      Set.of("ftyp", "moov", "mdat", "moof", "free", "skip", "wide", "styp", "sidx", "meta");

  private DeclaredSize() {}

  /** Whether the end of the file is missing; false if its format does not say. */
  public static boolean exceeds(MediaFile file) {
    try {
      ByteBuffer head = read(file, 0, 16);
      if (head.remaining() < 16) {
        return false;
      }
      if (head.getInt(0) == EBML) {
        return endOfSegment(file) > file.sizeBytes();
      }
      if (name(head, 0).equals("RIFF") && name(head, 8).equals("AVI ")) {
        long size = Integer.reverseBytes(head.getInt(4)) & 0xFFFF_FFFFL;
        return size + 8 > file.sizeBytes();
      }
      return BOXES.contains(name(head, 4)) && endOfBoxes(file) > file.sizeBytes();
    } catch (IOException e) {
      // Whoever reads the file next reports that it cannot be read.
      return false;
    }
  }

  /** 0 if it is unknown, as in live recordings. */
  private static long endOfSegment(MediaFile file) throws IOException {
    ByteBuffer header = read(file, 4, 8);
    long at = 4 + length(header, 0) + number(header, 0);
    ByteBuffer segment = read(file, at, 12);
    if (segment.remaining() < 12 || segment.getInt(0) != SEGMENT) {
      return 0;
    }
    int length = length(segment, 4);
    long size = number(segment, 4);
    boolean unknown = size == (1L << (7 * length)) - 1;
    return unknown ? 0 : at + 4 + length + size;
  }

  /** Bytes of the variable-length number at {@code at}. */
  private static int length(ByteBuffer bytes, int at) {
    return Math.min(8, Integer.numberOfLeadingZeros(bytes.get(at) & 0xFF) - 23);
  }

  private static long number(ByteBuffer bytes, int at) {
    int length = length(bytes, at);
    long value = bytes.get(at) & (0xFF >> length);
    for (int i = 1; i < length; i++) {
      value = (value << 8) | (bytes.get(at + i) & 0xFF);
    }
    return value;
  }

  private static long endOfBoxes(MediaFile file) throws IOException {
    long at = 0;
    for (int i = 0; i < MAX_BOXES && at < file.sizeBytes(); i++) {
      ByteBuffer box = read(file, at, 16);
      if (box.remaining() < 8) {
        return file.sizeBytes();
      }
      long size = box.getInt(0) & 0xFFFF_FFFFL;
      if (size == 1 && box.remaining() == 16) {
        size = box.getLong(8);
      }
      boolean known = BOXES.contains(name(box, 4));
      if (size < 8 || (!known && size > file.sizeBytes() - at)) {
        // A box up to the end of the file, or bytes after the last box.
        return file.sizeBytes();
      }
      at += size;
    }
    return at;
  }

  private static String name(ByteBuffer bytes, int at) {
    byte[] name = new byte[4];
    for (int i = 0; i < 4; i++) {
      name[i] = bytes.get(at + i);
    }
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer read(MediaFile file, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    return ByteBuffer.wrap(bytes, 0, Math.max(0, file.read(at, bytes, length)));
  }
}
