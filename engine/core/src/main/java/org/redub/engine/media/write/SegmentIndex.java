package org.redub.engine.media.write;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.MediaFile;

/**
 * The index of the segments of a dub, stored in a {@code uuid} box at the end of the MP4, which
 * players ignore. Immutable.
 *
 * @param version version of the format
 * @param segments one entry per segment, in order
 */
record SegmentIndex(int version, List<Entry> segments) {
  private static final int VERSION = 1;
  private static final UUID TYPE = UUID.fromString("6f7d0a52-3b1e-5c7a-9c4d-7265647562b1");
  private static final int HEADER_BYTES = 24;
  private static final int UUID_BOX = 0x75756964;
  private static final int MAX_JSON_BYTES = 1 << 26;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  SegmentIndex {
    segments = List.copyOf(segments);
  }

  /**
   * A segment.
   *
   * @param frames number of frames
   * @param inputs SHA-256 of everything that determines its bits
   * @param packets SHA-256 of its packets, see {@link SegmentDigest}
   */
  record Entry(int frames, String inputs, String packets) {
    boolean isValid() {
      return frames > 0 && frames <= Segments.FRAMES_EACH && inputs != null && packets != null;
    }
  }

  static SegmentIndex of(List<Entry> segments) {
    return new SegmentIndex(VERSION, segments);
  }

  /** Adds the index to the end of a finished MP4. */
  void append(Path mp4) {
    try {
      byte[] json = JSON.writeValueAsBytes(this);
      ByteBuffer box = ByteBuffer.allocate(HEADER_BYTES + json.length);
      box.putInt(box.capacity()).putInt(UUID_BOX);
      box.putLong(TYPE.getMostSignificantBits()).putLong(TYPE.getLeastSignificantBits()).put(json);
      Files.write(mp4, box.array(), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED,
          "writing the index of the output's segments failed: %s".formatted(e.getMessage()),
          e);
    }
  }

  /** Reads the index of a file; empty if there is no valid index. */
  static Optional<SegmentIndex> read(MediaFile file) {
    try {
      ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
      long at = 0;
      while (at <= file.sizeBytes() - HEADER_BYTES) {
        fill(file, at, header.array());
        long size = Integer.toUnsignedLong(header.getInt(0));
        if (isIndex(header) && at + size == file.sizeBytes() && size <= MAX_JSON_BYTES) {
          byte[] json = new byte[(int) size - HEADER_BYTES];
          fill(file, at + HEADER_BYTES, json);
          return parse(json);
        }
        size = size == 1 ? header.getLong(8) : size;
        if (size < 8 || size > file.sizeBytes() - at) {
          return Optional.empty();
        }
        at += size;
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.INPUT_UNREADABLE,
          "input file '%s' cannot be read: %s".formatted(file.path(), e.getMessage()),
          e);
    }
  }

  private static boolean isIndex(ByteBuffer header) {
    return header.getInt(4) == UUID_BOX
        && header.getLong(8) == TYPE.getMostSignificantBits()
        && header.getLong(16) == TYPE.getLeastSignificantBits()
        && header.getInt(0) >= HEADER_BYTES;
  }

  /** A damaged index counts as missing, so that all frames are rendered. */
  private static Optional<SegmentIndex> parse(byte[] json) {
    try {
      SegmentIndex index =
          JSON.readValue(new String(json, StandardCharsets.UTF_8), SegmentIndex.class);
      boolean valid =
          index != null
              && index.version() == VERSION
              && index.segments().stream().allMatch(Entry::isValid);
      return valid ? Optional.of(index) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void fill(MediaFile file, long at, byte[] into) throws IOException {
    byte[] part = new byte[into.length];
    int done = 0;
    while (done < into.length) {
      int count = file.read(at + done, part, into.length - done);
      if (count <= 0) {
        throw new IOException("the file ends early");
      }
      System.arraycopy(part, 0, into, done, count);
      done += count;
    }
  }
}
