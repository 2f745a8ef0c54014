package org.redub.models.training.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Synthesises English speech with the program flite, which prints every phone and its end. Rejects
 * voices that flite does not have, because flite would silently use another. Stateless.
 */
final class Flite implements Synthesiser {
  private static final Map<String, Integer> PITCH_HZ_BY_VOICE =
      Map.of("rms", 105, "slt", 175, "awb", 125, "kal16", 100);

  private static final int PATIENCE_SECONDS = 60;

  /** The names of its voices, sorted. */
  static List<String> voices() {
    return PITCH_HZ_BY_VOICE.keySet().stream().sorted().toList();
  }

  @Override
  public List<PhoneSegment> speak(Line line, Path wav) throws IOException {
    Integer voicePitchHz = PITCH_HZ_BY_VOICE.get(line.voice());
    if (voicePitchHz == null) {
      throw new IOException("flite has no voice '%s', it has %s".formatted(line.voice(), voices()));
    }
    double pitchHz = voicePitchHz * (0.8 + 0.4 * line.pitch());
    Process flite =
        new ProcessBuilder(
                "flite",
                "-voice",
                line.voice(),
                "-psdur",
                "--setf",
                String.format(Locale.ROOT, "duration_stretch=%.3f", 1 / line.rate()),
                "--setf",
                String.format(Locale.ROOT, "int_f0_target_mean=%.1f", pitchHz),
                "-t",
                line.text(),
                "-o",
                wav.toString())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(flite.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    finish(flite, line);
    SegmentList segments = new SegmentList();
    double start = 0;
    for (String token : printed.split("\\s+", -1)) {
      int colon = token.lastIndexOf(':');
      if (colon > 0) {
        double end = Double.parseDouble(token.substring(colon + 1));
        segments.add(start, end, PhoneSymbols.arpabet(token.substring(0, colon)));
        start = end;
      }
    }
    return segments.toList();
  }

  private static void finish(Process flite, Line line) throws IOException {
    try {
      if (!flite.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || flite.exitValue() != 0) {
        flite.destroyForcibly();
        throw new IOException(
            "flite cannot speak with voice '%s' (Debian: flite)".formatted(line.voice()));
      }
    } catch (InterruptedException e) {
      flite.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while flite was speaking", e);
    }
  }
}
