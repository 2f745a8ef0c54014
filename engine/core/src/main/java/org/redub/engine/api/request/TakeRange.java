package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a take. Immutable.
 *
 * @param startUs start, in microseconds after the take's first frame
 * @param endUs end, after the start
 */
public record TakeRange(long startUs, long endUs) {
  private static final Pattern TEXT = Pattern.compile("([0-9:.]+)-([0-9:.]+)");
  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,3}):)?(?:(\\d{1,2}):)?(\\d{1,6}(?:\\.\\d{1,6})?)");
  private static final BigDecimal US_PER_S = new BigDecimal(1_000_000);
  private static final int S_PER_MINUTE = 60;

  /** Checks the order. */
  public TakeRange {
    if (startUs < 0 || endUs <= startUs || endUs > RedubRequest.MAX_OFFSET_US) {
      throw new IllegalArgumentException(
          "a range must start at 0 s or later and end after its start, within a day; got %s s to %s s"
              .formatted(Range.plain(startUs / 1e6), Range.plain(endUs / 1e6)));
    }
  }

  /**
   * The range that a text such as {@code 12.5-18} or {@code 1:02-1:10.25} names, in seconds,
   * minutes and hours.
   *
   * @throws IllegalArgumentException for another text
   */
  @JsonCreator
  public static TakeRange of(String text) {
    Matcher range = TEXT.matcher(text);
    if (!range.matches()) {
      throw new IllegalArgumentException(
          "a range is two times such as 12.5-18 or 1:02-1:10, got '%s'".formatted(text));
    }
    return new TakeRange(us(range.group(1)), us(range.group(2)));
  }

  private static long us(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      throw new IllegalArgumentException(
          "a time is seconds, minutes:seconds or hours:minutes:seconds, got '%s'".formatted(text));
    }
    String first = clock.group(1);
    String second = clock.group(2);
    long minutes = first == null ? 0 : Long.parseLong(first);
    if (second != null) {
      minutes = minutes * S_PER_MINUTE + Long.parseLong(second);
    }
    long minuteUs = minutes * S_PER_MINUTE * US_PER_S.longValueExact();
    return minuteUs + new BigDecimal(clock.group(3)).multiply(US_PER_S).longValueExact();
  }

  /** Whether a time after the take's first frame is in the range. */
  public boolean contains(long afterStartUs) {
    return afterStartUs >= startUs && afterStartUs < endUs;
  }

  @JsonValue
  @Override
  public String toString() {
    return Range.plain(startUs / 1e6) + "-" + Range.plain(endUs / 1e6);
  }
}
