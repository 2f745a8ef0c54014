package org.redub.models.training.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Synthesises a sentence into a sound file and reports the time of each phone. */
interface Synthesiser {
  /**
   * One sentence with its voice and prosody.
   *
   * @param voice the synthesiser's name of a voice
   * @param rate speed relative to the voice's default
   * @param pitch from 0 (low) to 1 (high)
   * @param liveliness intonation, from 0 (flat) to 1 (lively)
   */
  record Line(String voice, double rate, double pitch, double liveliness, String text) {}

  /**
   * Synthesises a line.
   *
   * @param wav the file to write
   * @throws IOException if it cannot be synthesised or written
   */
  List<PhoneSegment> speak(Line line, Path wav) throws IOException;
}
