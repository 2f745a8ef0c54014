package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the pictures of a sequence: one {@code %d} in the file name stands for the number,
 * {@code %06d} for six digits with zeros in front. Immutable.
 *
 * @param folder the folder, which has no placeholder; the empty path for the current one
 * @param before the part of the name before the number
 * @param digits the smallest number of digits
 * @param after the part of the name after the number
 */
public record PicturePattern(Path folder, String before, int digits, String after) {
  private static final Pattern NUMBER = Pattern.compile("%(?:0(\\d))?d");
  private static final int MAX_DIGITS = 9;

  /** Whether the last part of a path has exactly one placeholder for a number. */
  public static boolean isPattern(Path path) {
    Path name = path.getFileName();
    return name != null && NUMBER.matcher(name.toString()).results().count() == 1;
  }

  /**
   * The pattern that a path is.
   *
   * @throws IllegalArgumentException unless {@link #isPattern}
   */
  public static PicturePattern of(Path path) {
    Path name = path.getFileName();
    Matcher number = NUMBER.matcher(String.valueOf(name));
    if (!isPattern(path) || !number.find()) {
      throw new IllegalArgumentException(
          "the name of a picture sequence needs one %%06d for the number, got '%s'"
              .formatted(path));
    }
    Path parent = path.getParent();
    String text = String.valueOf(name);
    return new PicturePattern(
        parent == null ? Path.of("") : parent,
        text.substring(0, number.start()),
        number.group(1) == null ? 1 : Integer.parseInt(number.group(1)),
        text.substring(number.end()));
  }

  /** The name of the picture with a number. */
  public String name(int number) {
    String plain = Integer.toString(number);
    return before + "0".repeat(Math.max(0, digits - plain.length())) + plain + after;
  }

  /** The number in the name of a picture; empty if the name is not one of this pattern. */
  public OptionalInt number(String name) {
    if (name.length() <= before.length() + after.length()
        || !name.startsWith(before)
        || !name.endsWith(after)) {
      return OptionalInt.empty();
    }
    String number = name.substring(before.length(), name.length() - after.length());
    if (number.length() > MAX_DIGITS || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalInt.empty();
    }
    int value = Integer.parseInt(number);
    return name(value).equals(name) ? OptionalInt.of(value) : OptionalInt.empty();
  }
}
