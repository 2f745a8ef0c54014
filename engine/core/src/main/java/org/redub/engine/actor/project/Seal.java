package org.redub.engine.actor.project;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redub.files.Sha256;

/**
 * A checksum inside the JSON file that it belongs to: the SHA-256 of the file's bytes with the
 * digits of the checksum taken as zeros. It stands first in the file. Stateless.
 */
final class Seal {
  /** Stands in the place of the checksum until it is known. */
  static final String UNSEALED = "0".repeat(64);

  private static final Pattern FIRST =
      Pattern.compile("\\A\\s*\\{\\s*\"sha256\"\\s*:\\s*\"([0-9a-f]{64})\"");

  private static final int LOOK_BYTES = 256;

  private Seal() {}

  /** The same file with its checksum put in. */
  static byte[] seal(byte[] unsealed) {
    byte[] sealed = unsealed.clone();
    put(sealed, start(sealed), Sha256.of(unsealed));
    return sealed;
  }

  /** Throws {@link IllegalArgumentException} unless the checksum is right. */
  static void check(byte[] sealed) {
    byte[] unsealed = sealed.clone();
    int start = start(sealed);
    put(unsealed, start, UNSEALED);
    String told = new String(sealed, start, UNSEALED.length(), StandardCharsets.US_ASCII);
    String is = Sha256.of(unsealed);
    Checks.require(
        told.equals(is), "sha256 is %s, expected %s from its content".formatted(told, is));
  }

  private static int start(byte[] file) {
    String head =
        new String(file, 0, Math.min(file.length, LOOK_BYTES), StandardCharsets.ISO_8859_1);
    Matcher matcher = FIRST.matcher(head);
    Checks.require(matcher.find(), "it does not begin with a sha256 of 64 hexadecimal digits");
    return matcher.start(1);
  }

  private static void put(byte[] file, int start, String digits) {
    System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, file, start, digits.length());
  }
}
