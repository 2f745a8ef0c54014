package org.redub.files;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a result by everything it depends on: the content of a file, and named parts such as
 * the version of the program, the SHA-256 of the models and the limits. The file's name and folder
 * do not count. Immutable; keys are equal if content and parts are.
 *
 * <p>{@link #hex} is the same on every machine and in every version. It is the SHA-256 of these
 * UTF-8 strings, each after its length in bytes as four bytes, highest first: {@code
 * redub-content-key-1}, the SHA-256 of the content as 64 hexadecimal digits, then the name and the
 * value of every part, ordered by name (as {@link String#compareTo} orders).
 */
public final class ContentKey {
  private static final String SCHEME = "redub-content-key-1";

  private final String contentSha256;
  private final SortedMap<String, String> parts;

  private ContentKey(String contentSha256, SortedMap<String, String> parts) {
    this.contentSha256 = contentSha256;
    this.parts = parts;
  }

  /**
   * A key of a file's content, without parts. Reads the whole file in small pieces.
   *
   * @throws IOException if it cannot be read
   */
  public static ContentKey of(Path file) throws IOException {
    return ofSha256(Sha256.of(file));
  }

  /** A key of content whose SHA-256 is known, without parts. */
  public static ContentKey ofSha256(String contentSha256) {
    if (!Sha256.isHex(contentSha256)) {
      throw new IllegalArgumentException(
          "a SHA-256 must have 64 lower-case hexadecimal digits, got '%s'"
              .formatted(contentSha256));
    }
    return new ContentKey(contentSha256, new TreeMap<>());
  }

  /** This key with another part; the order in which parts are added does not matter. */
  public ContentKey with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(parts);
    String old = more.put(name, value);
    if (old != null) {
      throw new IllegalArgumentException(
          "part '%s' is given twice, as '%s' and '%s'".formatted(name, old, value));
    }
    return new ContentKey(contentSha256, more);
  }

  /** This key with another part, an integer in decimal digits. */
  public ContentKey with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /** This key with another part, a number written exactly by {@link Double#toHexString}. */
  public ContentKey with(String name, double value) {
    return with(name, Double.toHexString(value));
  }

  /** The SHA-256 of the content alone. */
  public String contentSha256() {
    return contentSha256;
  }

  /** The parts, ordered by name. */
  public Map<String, String> parts() {
    return Collections.unmodifiableSortedMap(parts);
  }

  /** The key as 64 lower-case hexadecimal digits, for use as a file name. */
  public String hex() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      put(out, SCHEME);
      put(out, contentSha256);
      for (Map.Entry<String, String> part : parts.entrySet()) {
        put(out, part.getKey());
        put(out, part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return Sha256.of(bytes.toByteArray());
  }

  private static void put(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContentKey key
        && key.contentSha256.equals(contentSha256)
        && key.parts.equals(parts);
  }

  @Override
  public int hashCode() {
    return 31 * contentSha256.hashCode() + parts.hashCode();
  }

  @Override
  public String toString() {
    return "content %s, parts %s".formatted(contentSha256, parts);
  }
}
