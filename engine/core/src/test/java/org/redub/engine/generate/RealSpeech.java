package org.redub.engine.generate;

import java.nio.file.Path;
import java.util.Arrays;
import org.redub.engine.media.sound.SoundReader;

/** Reads a sound whole. For tests. */
final class RealSpeech {
  private RealSpeech() {}

  static float[] read(Path file) {
    float[] pcm = new float[0];
    float[] chunk = new float[16_000];
    try (SoundReader reader = SoundReader.open(file)) {
      for (int count = reader.read(chunk); count > 0; count = reader.read(chunk)) {
        int at = pcm.length;
        pcm = Arrays.copyOf(pcm, at + count);
        System.arraycopy(chunk, 0, pcm, at, count);
      }
    }
    return pcm;
  }
}
