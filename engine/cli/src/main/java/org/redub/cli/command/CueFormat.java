package org.redub.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.redub.audio.cue.FrameCsv;
import org.redub.audio.cue.RhubarbFormats;
import org.redub.engine.api.result.SpeechCues;

/** What {@code redub cues} can write. */
enum CueFormat {
  JSON,
  CSV,
  TSV,
  XML,
  DAT;

  /** Rhubarb's times are hundredths of a second. */
  private static final double RHUBARB_RATE = 100;

  private static final double DEFAULT_CSV_FPS = 25;

  /** The format that a file's name ends in, else JSON. */
  static CueFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (CueFormat format : values()) {
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    return JSON;
  }

  /** Frames per second of a file for which none are asked for. */
  double defaultFps() {
    return this == CSV ? DEFAULT_CSV_FPS : RhubarbFormats.DEFAULT_MOHO_FPS;
  }

  /** Frames per second at which the mouth is asked for, for a file of {@code fps}. */
  double analysisFps(double fps) {
    return this == CSV ? fps : RHUBARB_RATE;
  }

  /**
   * Writes cues.
   *
   * @param soundFile the speech as Rhubarb names it: its absolute path
   */
  void write(SpeechCues cues, double fps, String soundFile, Appendable out) throws IOException {
    switch (this) {
      case JSON -> RhubarbFormats.writeJson(cues.cues(), soundFile, out);
      case CSV -> FrameCsv.write(cues.ptsUs(), cues.columns(), out);
      case TSV -> RhubarbFormats.writeTsv(cues.cues(), out);
      case XML -> RhubarbFormats.writeXml(cues.cues(), soundFile, out);
      case DAT -> RhubarbFormats.writeMoho(cues.cues(), fps, RhubarbFormats.MohoNames.LETTERS, out);
    }
  }
}
