package org.redub.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every notice that a job can give, with its English text: {@code {name}} is an argument, {@code
 * {name:2}} a number with two decimals, {@code {name#frame|frames}} a count with its noun.
 */
public enum NoticeCode {
  /** The analysis cache cannot be used; the job continues without it. */
  CACHE("analysis cache: {problem}"),
  /** Nothing of an older output can be reused. */
  PREVIOUS_NOT_USED("nothing is copied from '{file}': {reason}; every frame is rendered"),
  /** Parts of an older output cannot be reused. */
  PREVIOUS_DAMAGED("'{file}' is damaged: {segments#segment is|segments are} rendered again"),
  /** A GPU was to be used and is not available. */
  DEVICE_FALLBACK("no GPU used: {reason}; running on the CPU"),
  /** A GPU runs the networks, but its decoder cannot decode the take. */
  DECODED_ON_CPU("'{file}' is decoded by the CPU, not by the GPU: {reason}"),
  /** A GPU's encoder was asked for and cannot be used. */
  ENCODED_ON_CPU("the picture is encoded by the CPU, not by the GPU: {reason}"),
  /** The video file ends before the end that its container declares. */
  VIDEO_BREAKS_OFF("'{file}' ends unexpectedly: it contains {frames} of {expected_frames} frames"),
  /** The file ends before the end that its header declares. */
  FILE_INCOMPLETE(
      "'{file}' is incomplete: its end is missing, {frames#frame was|frames were} read"),
  /** Frames are damaged, or build on damaged ones. */
  DAMAGED_FRAMES("'{file}': {frames#damaged frame is|damaged frames are} left as decoded"),
  /** The sound file ends before the end that its container declares. */
  SOUND_BREAKS_OFF("'{file}' ends unexpectedly: it contains {decoded_s:2} s of {declared_s:2} s"),
  /** The sound file ends before the end that its header declares. */
  SOUND_INCOMPLETE(
      "'{file}' is incomplete: its end is missing, {decoded_s:2} s of sound were read"),
  /** Packets could not be decoded. */
  DAMAGED_PACKETS("'{file}': {packets#damaged packet was|damaged packets were} skipped"),
  /** The video stream ends before the file does. */
  PICTURE_ENDS_EARLY("'{file}': its video ends at {end_s:2} s of {declared_s:2} s"),
  /** Frames had no usable timestamps. */
  TIME_STAMPS_REPAIRED(
      "'{file}': {frames#frame|frames} had no usable timestamp and got an estimated one"),
  /** The clock of the file jumps. */
  CLOCK_JUMPS(
      "the clock of '{file}' jumps {jumps#time|times}; the parts follow each other without a"
          + " pause"),
  /** The take has more precision than the output. */
  PIXEL_FORMAT_REDUCED("the take is stored as {from}, the output as {to}"),
  /** The take has data about its light in every frame, which no encoder writes. */
  HDR_DATA_LOST("{data} of the take is not in the output; what applies to all frames is kept"),
  /** The video is interlaced. */
  INTERLACED(
      "'{file}' is interlaced; its fields are kept, but the output is marked as progressive"),
  /** The fields of an interlaced take are dubbed one by one. */
  FIELDS_DUBBED(
      "'{file}' is interlaced: its fields are dubbed one by one and count as frames in reports"),
  /** The picture size changes within the video. */
  PICTURE_SIZE_CHANGES(
      "the picture size of '{file}' changes; all frames were scaled to {width}x{height}"),
  /** A still picture is larger than the limit for takes. */
  STILL_SCALED_DOWN(
      "'{file}' is scaled down from {from_width}x{from_height} to {to_width}x{to_height}"),
  /** A stream of the take cannot be copied to the output. */
  STREAM_LEFT_OUT(
      "stream {stream} of the take ({type}, {codec}) was left out: {container} cannot hold it"),
  /** Subtitles are stored in another format. */
  SUBTITLES_CONVERTED(
      "the subtitles in stream {stream} were converted from {from} to {to}, which {container} holds;"
          + " their styles may differ"),
  /** The container does not keep some properties of the take. */
  PROPERTIES_LEFT_OUT("{container} does not keep these properties of the take: {properties}"),
  /** Frames without a new mouth cannot be copied from the take. */
  UNCHANGED_ENCODED_AGAIN(
      "{frames#frame|frames} without a new mouth cannot be copied from the take and are encoded"
          + " again: copying needs the same codec (H.264, ProRes, DNxHR, MJPEG or FFV1) and key frames"
          + " between the parts"),
  /** The container holds pictures only. */
  SOUND_LEFT_OUT("{container} has no sound: the voice track was left out"),
  /** The container stores times in coarser steps than the take. */
  TIMES_ROUNDED(
      "{container} stores times in steps of {step_ms:3} ms:"
          + " {frames#frame was|frames were} moved by up to half a step"),
  /** The codec of the take cannot be used for the output. */
  CODEC_REPLACED("the take's {codec} cannot be encoded in {container}: {used} is used"),
  /** The take has an odd size, which the codec does not support. */
  ODD_SIZE_PADDED(
      "the take is {from_width}x{from_height}; {codec} needs even sizes, so the output is"
          + " {to_width}x{to_height} with the last column or row repeated"),
  /** The take's timestamps do not start at 0. */
  CLOCK_SHIFTED(
      "the timestamps of the take start at {start_s:3} s; those of the output start at 0"),
  /** The file extension of the output does not match its format. */
  OUTPUT_NAME_MISLEADS("the output is {container}, although its name is '{file}'"),
  /** Samples were NaN, infinite or far beyond full scale. */
  SAMPLES_REPLACED(
      "'{file}': {samples#sample was|samples were} not a number or far too loud, and replaced by"
          + " silence"),
  /** Sound is missing between timestamps. */
  SOUND_HAS_GAPS(
      "the sound of '{file}' has {gaps#gap|gaps}; {silence_s:2} s of silence were inserted"),
  /** Timestamps of the sound step back. */
  SOUND_OVERLAPS("the sound of '{file}' overlaps itself; {left_out_s:2} s of it were left out"),
  /** The sound begins later than its file. */
  SOUND_STARTS_LATE(
      "the sound of '{file}' begins {start_s:3} s after the start of the file; that is kept"),
  /** Channels have opposite polarity. */
  CHANNELS_CANCEL_OUT(
      "the channels of '{file}' cancel each other out when mixed to one; for analysis the right"
          + " ones were inverted in {seconds:1} s"),
  /** The number of channels changes within the sound. */
  SOUND_FORMAT_CHANGES(
      "the number of channels in the sound of '{file}' changes; all of it is written as {layout}"),
  /** The sound has more channels than the output can hold. */
  SOUND_MIXED("the sound of '{file}' has the layout {from_layout}; it was mixed to {to_layout}"),
  /** The voice track contains no speech. */
  NO_SPEECH("{file}: no speech was found, so the mouth stays at rest"),
  /** The voice track is too short to move a mouth by much. */
  SPEECH_SHORT("{file} is only {duration_s:2} s long"),
  /** The voice track ends after the take. */
  SPEECH_CUT_OFF("the voice track runs {over_s:2} s longer than the video: its end is cut off"),
  /** The take's own sound exists but cannot be read. */
  OWN_SOUND_UNREADABLE(
      "'{file}': its own sound cannot be read, so the style of its actor is not learned: {reason}"),
  /** The take has an A/V offset. */
  AV_OFFSET_CORRECTED(
      "the mouth in the take moves {offset_ms} ms {direction} than its sound: learning compensates"
          + " for that"),
  /** The A/V offset of the take cannot be determined. */
  AV_OFFSET_UNKNOWN("the A/V offset of the take cannot be determined: it is assumed to be 0"),
  /** An actor's style was learned. */
  ACTOR_LEARNED(
      "actor learned from {learned_s:1} s of own speech: opening {opening}, width {width}"
          + " ({shots#shot|shots})"),
  /** The project was made with another mouth network. */
  PROJECT_OF_OTHER_NETWORK(
      "actor '{actor}' of project '{file}' was learned with another mouth network: the style is"
          + " not used, the face is"),
  /** A clip cannot be evaluated. */
  CLIP_LEFT_OUT("left out: {reason}");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(\\w+)(?::(\\d))?(?:#([^|}]*)\\|([^}]*))?}");

  private final String template;

  NoticeCode(String template) {
    this.template = template;
  }

  /** The names of the arguments, in the order of the text. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    Matcher placeholder = PLACEHOLDER.matcher(template);
    while (placeholder.find()) {
      names.add(placeholder.group(1));
    }
    return names;
  }

  /** The text with the values filled in, which are in the order of the text. */
  String text(List<Object> values) {
    Matcher placeholder = PLACEHOLDER.matcher(template);
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      if (!placeholder.find()) {
        throw new IllegalArgumentException(
            "%s: too many arguments, got %s".formatted(this, values));
      }
      placeholder.appendReplacement(text, Matcher.quoteReplacement(format(placeholder, value)));
    }
    return placeholder.appendTail(text).toString();
  }

  private static String format(Matcher placeholder, Object value) {
    String decimals = placeholder.group(2);
    String one = placeholder.group(3);
    if (decimals != null) {
      return String.format(Locale.ROOT, "%." + decimals + "f", ((Number) value).doubleValue());
    }
    return one == null
        ? value.toString()
        : value + " " + (value.equals(1L) ? one : placeholder.group(4));
  }
}
