package org.redub.models.converter.npm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.redub.models.converter.io.ConversionException;

/**
 * Reads files out of a gzipped tar archive: blocks of 512 bytes, a header block a file, its content
 * rounded up to whole blocks. Plain files with names of up to 255 bytes (POSIX ustar), which is
 * what npm packs. Stateless.
 */
final class TarEntries {
  private static final int BLOCK_BYTES = 512;
  private static final int NAME = 0;
  private static final int NAME_BYTES = 100;
  private static final int SIZE = 124;
  private static final int SIZE_BYTES = 12;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_BYTES = 8;
  private static final int TYPE = 156;
  private static final int PREFIX = 345;
  private static final int PREFIX_BYTES = 155;

  /** Larger than anything in the packages; a damaged size must not make us allocate more. */
  private static final long MAX_FILE_BYTES = 1 << 26;

  private TarEntries() {}

  /** The content of the files whose names are wanted. */
  static Map<String, byte[]> read(InputStream archive, Predicate<String> wanted)
      throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (InputStream in = new GZIPInputStream(archive)) {
      byte[] header = in.readNBytes(BLOCK_BYTES);
      while (header.length == BLOCK_BYTES && header[NAME] != 0) {
        requireChecksum(header);
        long size = octal(header, SIZE, SIZE_BYTES);
        String name = name(header);
        if (isFile(header) && wanted.test(name)) {
          files.put(name, content(in, name, size));
        } else {
          in.skipNBytes(size);
        }
        in.skipNBytes((BLOCK_BYTES - size % BLOCK_BYTES) % BLOCK_BYTES);
        header = in.readNBytes(BLOCK_BYTES);
      }
    }
    return files;
  }

  private static byte[] content(InputStream in, String name, long size) throws IOException {
    if (size > MAX_FILE_BYTES) {
      throw ConversionException.corrupt(name + " claims " + size + " bytes");
    }
    byte[] content = in.readNBytes((int) size);
    if (content.length != size) {
      throw ConversionException.corrupt(
          name + " ends after " + content.length + " of " + size + " bytes");
    }
    return content;
  }

  private static boolean isFile(byte[] header) {
    return header[TYPE] == '0' || header[TYPE] == 0;
  }

  private static String name(byte[] header) {
    String prefix = text(header, PREFIX, PREFIX_BYTES);
    String name = text(header, NAME, NAME_BYTES);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** The header's bytes sum up to its checksum field, that field itself counted as blanks. */
  private static void requireChecksum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK_BYTES; i++) {
      boolean inField = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_BYTES;
      sum += inField ? ' ' : Byte.toUnsignedInt(header[i]);
    }
    if (sum != octal(header, CHECKSUM, CHECKSUM_BYTES)) {
      throw ConversionException.corrupt("a tar header does not match its checksum");
    }
  }

  private static long octal(byte[] header, int offset, int length) {
    String digits = text(header, offset, length).strip();
    try {
      return Long.parseUnsignedLong(digits, 8);
    } catch (NumberFormatException e) {
      throw ConversionException.corrupt("a tar header has '" + digits + "' for a number");
    }
  }

  private static String text(byte[] header, int offset, int length) {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, StandardCharsets.UTF_8);
  }
}
