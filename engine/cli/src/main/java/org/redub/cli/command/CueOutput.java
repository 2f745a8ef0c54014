package org.redub.cli.command;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.result.SpeechCues;

/**
 * Format and frame rate of a cue file. Immutable.
 *
 * @param format the file format
 * @param fps frames per second, for a format that counts in frames; 10 to 100 in Moho's
 */
record CueOutput(CueFormat format, double fps) {
  private static final double MIN_DAT_FPS = 10;
  private static final double MAX_DAT_FPS = 100;

  CueOutput {
    if (format == CueFormat.DAT && !(fps >= MIN_DAT_FPS && fps <= MAX_DAT_FPS)) {
      throw new IllegalArgumentException(
          "option '--fps' must be from %.0f to %.0f for the format dat, got %s"
              .formatted(MIN_DAT_FPS, MAX_DAT_FPS, fps));
    }
  }

  /**
   * The output that the options ask for.
   *
   * @param fps null for the default of the format
   * @throws IllegalArgumentException if the format has no such frame rate
   */
  static CueOutput of(CueFormat format, @Nullable Double fps) {
    if (fps != null && !format.hasFrames()) {
      throw new IllegalArgumentException(
          "option '--fps' is for the formats csv and dat, whose times are frames; the format is %s"
              .formatted(format.name().toLowerCase(Locale.ROOT)));
    }
    return new CueOutput(format, fps == null ? format.defaultFps() : fps);
  }

  /** Frames per second at which the mouth is predicted. */
  double analysisFps() {
    return format.analysisFps(fps);
  }

  /**
   * Writes cues.
   *
   * @param soundFile the absolute path of the voice track, which Rhubarb's formats contain
   */
  void write(SpeechCues cues, String soundFile, Appendable out) throws IOException {
    format.write(cues, fps, soundFile, out);
  }
}
