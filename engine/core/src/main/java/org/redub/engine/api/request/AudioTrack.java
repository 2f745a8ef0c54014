package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which audio track of a file is meant. Immutable.
 *
 * @param number number among the audio tracks of the file, from 1; 0 if a language is given
 * @param language language tag in lower case, such as {@code fra} or {@code pt-br}; null if a
 *     number is given
 */
public record AudioTrack(int number, @Nullable String language) {
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");
  private static final int MAX_NUMBER = 999;

  /** Checks the values. */
  public AudioTrack {
    if (language == null) {
      Range.checked("number of an audio track", number, 1, MAX_NUMBER);
    }
  }

  /**
   * The track that a number or a language tag names.
   *
   * @throws IllegalArgumentException for another text
   */
  @JsonCreator
  public static AudioTrack of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (LANGUAGE.matcher(lower).matches()) {
      return new AudioTrack(0, lower);
    }
    try {
      return new AudioTrack(Integer.parseInt(text), null);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "an audio track is a number from 1 or a language such as fra, got '%s'".formatted(text),
          e);
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return language == null ? Integer.toString(number) : language;
  }
}
