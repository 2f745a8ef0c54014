package org.redub.models.training.corpus;

import java.nio.file.Path;
import java.util.Arrays;
import org.redub.audio.mel.MelConfig;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.audio.mel.MelSpectrogrammer;
import org.redub.engine.media.sound.SoundReader;

/** Reads sound with the engine's reader: 16 kHz, mono. Stateless. */
public final class SoundFile {
  private static final int CHUNK = 1 << 16;

  private SoundFile() {}

  /**
   * The samples of a sound file or of a video's soundtrack.
   *
   * @throws org.redub.engine.api.RedubException if there are none
   */
  public static float[] read(Path file) {
    try (SoundReader reader = SoundReader.open(file)) {
      float[] samples = new float[CHUNK];
      float[] chunk = new float[CHUNK];
      int length = 0;
      for (int count = reader.read(chunk); count > 0; count = reader.read(chunk)) {
        if (length + count > samples.length) {
          samples = Arrays.copyOf(samples, 2 * samples.length + count);
        }
        System.arraycopy(chunk, 0, samples, length, count);
        length += count;
      }
      return Arrays.copyOf(samples, length);
    }
  }

  /** The network's mel spectrogram of some samples. */
  public static MelSpectrogram mel(float[] samples) {
    MelSpectrogrammer spectrogrammer = new MelSpectrogrammer(MelConfig.MOUTH_SHAPE_2);
    spectrogrammer.push(samples, 0, samples.length);
    return spectrogrammer.finish();
  }
}
