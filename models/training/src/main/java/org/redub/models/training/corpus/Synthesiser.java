package org.redub.models.training.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Speaks a sentence into a sound file and says when each sound is spoken. */
interface Synthesiser {
  /**
   * One sentence and how it is spoken.
   *
   * @param voice the synthesiser's own name of a voice
   * @param rate speed, 1 is the voice's own
   * @param pitch 0 low to 1 high
   * @param liveliness 0 flat to 1 lively intonation
   */
  record Line(String voice, double rate, double pitch, double liveliness, String text) {}

  /**
   * Speaks a line.
   *
   * @param wav file to write
   * @throws IOException if it cannot be spoken or written
   */
  List<PhoneSegment> speak(Line line, Path wav) throws IOException;
}
