package org.redub.engine.media.write;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Computes the SHA-256 of a segment's packets in the format of MP4, with their key flags and
 * presentation order. Times are not included, since they come from the take. Confined to one
 * thread.
 */
final class SegmentDigest {
  private final MessageDigest digest = sha256();
  private final List<Long> pts = new ArrayList<>();

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  void add(long packetPts, boolean key, byte[] lengthPrefixed) {
    pts.add(packetPts);
    digest.update(
        ByteBuffer.allocate(5).put((byte) (key ? 1 : 0)).putInt(lengthPrefixed.length).flip());
    digest.update(lengthPrefixed);
  }

  int packets() {
    return pts.size();
  }

  /** Returns the digest in hex and starts the next segment. */
  String finish() {
    for (int rank : ranks(pts)) {
      digest.update(ByteBuffer.allocate(4).putInt(rank).flip());
    }
    pts.clear();
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The index of each packet in presentation order. */
  static int[] ranks(List<Long> pts) {
    List<Long> sorted = pts.stream().sorted().toList();
    return pts.stream().mapToInt(sorted::indexOf).toArray();
  }
}
