package org.redub.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that a job tells its user, each with its English text: {@code {name}} is an argument,
 * {@code {name:2}} one with two decimals, {@code {name#frame|frames}} a count with its noun.
 */
public enum NoticeCode {
  /** The cache of analyses cannot do what it is for; the job goes on without it. */
  CACHE("the cache: {problem}"),
  /** An older output cannot save any work. */
  PREVIOUS_NOT_USED("nothing is copied from '{file}': {reason}; every frame is rendered"),
  /** Parts of an older output cannot be taken over. */
  PREVIOUS_DAMAGED("'{file}' is damaged: {segments#segment is|segments are} rendered again"),
  /** A GPU would have been used and cannot be. */
  DEVICE_FALLBACK("no GPU used: {reason}; running on the CPU"),
  /** The video's file ends before its container says. */
  VIDEO_BREAKS_OFF("'{file}' breaks off: {frames} of {expected_frames} frames are there"),
  /** The sound's file ends before its container says. */
  SOUND_BREAKS_OFF("'{file}' breaks off: {decoded_s:2} s of {declared_s:2} s are there"),
  /** Packets could not be decoded. */
  DAMAGED_PACKETS("'{file}': {packets#damaged packet was|damaged packets were} passed over"),
  /** The picture ends before the file. */
  PICTURE_ENDS_EARLY("'{file}': its picture ends at {end_s:2} s of {declared_s:2} s"),
  /** Frames had no time stamps that could be used. */
  TIME_STAMPS_REPAIRED("'{file}': {frames#frame|frames} had no usable time stamp and got one"),
  /** The picture is stored finer than it is worked on. */
  PIXEL_FORMAT_REDUCED(
      "'{file}' is stored as {pixel_format}; it is worked on and written as 8-bit 4:2:0"),
  /** The picture is interlaced. */
  INTERLACED("'{file}' is interlaced; its fields are kept but marked as whole frames"),
  /** The picture changes its size on the way. */
  PICTURE_SIZE_CHANGES(
      "'{file}' changes its picture size; all frames were scaled to {width}x{height}"),
  /** A still picture is larger than a take may be. */
  STILL_SCALED_DOWN(
      "'{file}' is scaled down from {from_width}x{from_height} to {to_width}x{to_height}"),
  /** A stream of the take cannot be carried over. */
  STREAM_LEFT_OUT(
      "stream {stream} of the take ({type}, {codec}) has no place in an MP4 and was left out"),
  /** The take's size is odd, which H.264 cannot hold. */
  ODD_SIZE_PADDED(
      "the take is {from_width}x{from_height}; H.264 needs even sizes, so the output is"
          + " {to_width}x{to_height} with the last column or row repeated"),
  /** The take does not start at 0. */
  CLOCK_SHIFTED("the take's clock starts at {start_s:3} s; the output's starts at 0"),
  /** The output's name ends in something else than its format. */
  OUTPUT_NAME_MISLEADS("the output is an MP4, whatever its name '{file}' says"),
  /** Samples were NaN or infinite. */
  SAMPLES_REPLACED(
      "{file}: {samples#sample was no number and counts|samples were no numbers and count}"
          + " as silence"),
  /** Nobody speaks in the new dialogue. */
  NO_SPEECH("{file}: no speech was heard, so the mouth stays at rest"),
  /** The new dialogue is over before a mouth has moved. */
  SPEECH_SHORT("{file} is only {duration_s:2} s long"),
  /** The new dialogue goes on after the take ends. */
  SPEECH_CUT_OFF(
      "the speech is {over_s:2} s longer than the video from where it starts: its end is cut off"),
  /** The take's own sound is there and cannot be read. */
  OWN_SOUND_UNREADABLE(
      "'{file}': its own sound cannot be read, so nothing is learned of how its actor speaks:"
          + " {reason}"),
  /** The take's mouth does not go with its sound. */
  AV_OFFSET_CORRECTED(
      "the take's mouth moves {offset_ms} ms {direction} than its sound: learned with that taken"
          + " out"),
  /** Whether the take's mouth goes with its sound cannot be told. */
  AV_OFFSET_UNKNOWN("how late the take's mouth is against its sound cannot be told: taken as 0"),
  /** How an actor speaks was learned. */
  ACTOR_LEARNED(
      "actor learned from {learned_s:1} s of own speech: opening {opening}, width {width}"
          + " ({shots#shot|shots})"),
  /** The project was made with another network. */
  PROJECT_OF_OTHER_NETWORK(
      "actor '{actor}' of project '{file}' was learned with another mouth-shape network: the style"
          + " is left out, the face is used"),
  /** A clip cannot be evaluated. */
  CLIP_LEFT_OUT("left out: {reason}");

  private static final Pattern PLACE =
      Pattern.compile("\\{(\\w+)(?::(\\d))?(?:#([^|}]*)\\|([^}]*))?}");

  private final String template;

  NoticeCode(String template) {
    this.template = template;
  }

  /** The names of the arguments, in the order in which the text has them. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    Matcher place = PLACE.matcher(template);
    while (place.find()) {
      names.add(place.group(1));
    }
    return names;
  }

  /** The text with its arguments filled in, in order. */
  String text(List<Object> values) {
    Matcher place = PLACE.matcher(template);
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      if (!place.find()) {
        throw new IllegalArgumentException(
            "%s: too many arguments, got %s".formatted(this, values));
      }
      place.appendReplacement(text, Matcher.quoteReplacement(filled(place, value)));
    }
    return place.appendTail(text).toString();
  }

  private static String filled(Matcher place, Object value) {
    String decimals = place.group(2);
    String one = place.group(3);
    if (decimals != null) {
      return String.format(Locale.ROOT, "%." + decimals + "f", ((Number) value).doubleValue());
    }
    return one == null ? value.toString() : value + " " + (value.equals(1L) ? one : place.group(4));
  }
}
