package org.redub.engine.media.write;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts H.264 between the format of encoders, with a start code before each NAL unit (ITU-T
 * H.264 annex B), and that of MP4, with a length of four bytes (ISO/IEC 14496-15). Stateless.
 */
final class NalUnits {
  private static final int LENGTH_BYTES = 4;
  private static final int TYPE_MASK = 0x1f;
  private static final int IDR = 5;
  private static final int MAX_ZEROS = 16;
  private static final int SPS = 7;
  private static final int PPS = 8;

  private NalUnits() {}

  /** Converts units with start codes to the format of MP4. */
  static byte[] lengthPrefixed(byte[] annexB) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(annexB.length + 64);
    for (ByteBuffer unit : split(annexB)) {
      out.writeBytes(ByteBuffer.allocate(LENGTH_BYTES).putInt(unit.remaining()).array());
      byte[] content = new byte[unit.remaining()];
      unit.get(content);
      out.writeBytes(content);
    }
    return out.toByteArray();
  }

  /** Converts units of an MP4 to start codes; null if the lengths are invalid. */
  static byte @Nullable [] annexB(byte[] lengthPrefixed) {
    byte[] out = lengthPrefixed.clone();
    ByteBuffer units = ByteBuffer.wrap(out);
    while (units.remaining() >= LENGTH_BYTES) {
      int at = units.position();
      int length = units.getInt();
      if (length <= 0 || length > units.remaining()) {
        return null;
      }
      units.putInt(at, 1);
      units.position(at + LENGTH_BYTES + length);
    }
    return units.hasRemaining() ? null : out;
  }

  /** Whether units with start codes contain an IDR picture, before which nothing is needed. */
  static boolean hasIdr(byte[] annexB) {
    return split(annexB).stream()
        .anyMatch(unit -> unit.hasRemaining() && (unit.get(unit.position()) & TYPE_MASK) == IDR);
  }

  /**
   * Whether parameter sets of another encoder can stand beside these: there are some, and none has
   * the number {@code other}, which must be the highest, 31.
   */
  static boolean canJoin(List<ByteBuffer> parameterSets, int other) {
    return !parameterSets.isEmpty()
        && parameterSets.stream().noneMatch(set -> number(set) == other);
  }

  /** The number of a parameter set, an Exp-Golomb code after its fixed part. */
  private static int number(ByteBuffer set) {
    boolean sequence = (set.get(set.position()) & TYPE_MASK) == SPS;
    int bit = 8 * (sequence ? 4 : 1);
    int zeros = 0;
    while (zeros < MAX_ZEROS && bit(set, bit + zeros) == 0) {
      zeros++;
    }
    int value = 0;
    for (int i = 0; i <= zeros; i++) {
      value = value << 1 | bit(set, bit + zeros + i);
    }
    return value - 1;
  }

  private static int bit(ByteBuffer set, int index) {
    int at = set.position() + index / 8;
    return at < set.limit() ? (set.get(at) >> (7 - index % 8)) & 1 : 1;
  }

  /** The units in one array, each after a start code. */
  static byte[] withStartCodes(List<ByteBuffer> units) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ByteBuffer unit : units) {
      byte[] content = new byte[unit.remaining()];
      unit.duplicate().get(content);
      out.writeBytes(new byte[] {0, 0, 0, 1});
      out.writeBytes(content);
    }
    return out.toByteArray();
  }

  /** The parameter sets in the header of an encoder: sequence, then picture. */
  static List<ByteBuffer> parameterSets(byte[] annexB) {
    List<ByteBuffer> sets = new ArrayList<>();
    for (int type : new int[] {SPS, PPS}) {
      for (ByteBuffer unit : split(annexB)) {
        if (unit.hasRemaining() && (unit.get(unit.position()) & TYPE_MASK) == type) {
          sets.add(unit);
        }
      }
    }
    return sets;
  }

  /** The parameter sets in the decoder configuration of an MP4; empty if it is invalid. */
  static List<ByteBuffer> storedParameterSets(byte[] avcC) {
    List<ByteBuffer> sets = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(avcC);
    boolean valid = avcC.length > 6 && avcC[0] == 1 && (avcC[4] & 3) == LENGTH_BYTES - 1;
    if (!valid) {
      return List.of();
    }
    in.position(5);
    for (int mask : new int[] {0x1f, 0xff}) {
      int count = in.hasRemaining() ? in.get() & mask : 0;
      for (int i = 0; i < count; i++) {
        int length = in.remaining() < 2 ? Integer.MAX_VALUE : in.getShort() & 0xffff;
        if (length > in.remaining()) {
          return List.of();
        }
        sets.add(in.slice(in.position(), length));
        in.position(in.position() + length);
      }
    }
    return sets;
  }

  /** The units between start codes. A leading zero belongs to the start code. */
  private static List<ByteBuffer> split(byte[] annexB) {
    List<ByteBuffer> units = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i + 2 < annexB.length; i++) {
      if (annexB[i] == 0 && annexB[i + 1] == 0 && annexB[i + 2] == 1) {
        if (begin >= 0) {
          int end = i > begin && annexB[i - 1] == 0 ? i - 1 : i;
          units.add(ByteBuffer.wrap(annexB, begin, end - begin));
        }
        begin = i + 3;
        i += 2;
      }
    }
    if (begin >= 0) {
      units.add(ByteBuffer.wrap(annexB, begin, annexB.length - begin));
    }
    return units;
  }
}
