package org.redub.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.redub.audio.cue.FrameCsv;
import org.redub.audio.cue.RhubarbFormats;
import org.redub.engine.api.result.SpeechCues;

/** File formats of {@code redub cues}. */
enum CueFormat {
  JSON,
  CSV,
  TSV,
  XML,
  DAT;

  /** Times in Rhubarb's formats are hundredths of a second. */
  private static final double RHUBARB_FPS = 100;

  private static final double DEFAULT_CSV_FPS = 25;

  /** The format by the ending of a file name; JSON if there is none or another one. */
  static CueFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (CueFormat format : values()) {
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    return JSON;
  }

  /** Whether times are counted in frames. */
  boolean hasFrames() {
    return this == CSV || this == DAT;
  }

  /** Frames per second of a file by default. */
  double defaultFps() {
    return this == CSV ? DEFAULT_CSV_FPS : RhubarbFormats.DEFAULT_MOHO_FPS;
  }

  /** Frames per second at which the mouth is predicted for a file of {@code fps}. */
  double analysisFps(double fps) {
    return this == CSV ? fps : RHUBARB_FPS;
  }

  /**
   * Writes cues.
   *
   * @param soundFile the absolute path of the voice track, which Rhubarb's formats contain
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
