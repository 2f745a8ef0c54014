package org.redub.cli.command;

import java.io.IOException;
import org.redub.engine.api.result.SpeechCues;

/**
 * How cues are written. Immutable.
 *
 * @param format of the file
 * @param fps frames per second of the formats that have frames; Moho's holds 10 to 100
 */
record CueOutput(CueFormat format, double fps) {
  private static final double MIN_DAT_FPS = 10;
  private static final double MAX_DAT_FPS = 100;

  CueOutput {
    if (format == CueFormat.DAT && !(fps >= MIN_DAT_FPS && fps <= MAX_DAT_FPS)) {
      throw new IllegalArgumentException(
          "Invalid value for option '--fps': dat holds %.0f to %.0f frames per second, got %s"
              .formatted(MIN_DAT_FPS, MAX_DAT_FPS, fps));
    }
  }

  /** Frames per second at which the mouth is asked for. */
  double analysisFps() {
    return format.analysisFps(fps);
  }

  /**
   * Writes cues.
   *
   * @param soundFile the speech as Rhubarb names it: its absolute path
   */
  void write(SpeechCues cues, String soundFile, Appendable out) throws IOException {
    format.write(cues, fps, soundFile, out);
  }
}
