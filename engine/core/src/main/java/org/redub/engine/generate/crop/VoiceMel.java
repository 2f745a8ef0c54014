package org.redub.engine.generate.crop;

import org.redub.audio.mel.MelConfig;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.audio.mel.MelSpectrogrammer;
import org.redub.audio.mel.MelWindow;
import org.redub.engine.generate.VoiceInTake;
import org.redub.engine.media.sound.SoundReader;
import org.redub.models.ModelException;

/**
 * The mel spectrogram of the voice track, on the take's clock. Immutable, thread-safe.
 *
 * @param mel the whole voice track
 * @param startUs when it starts in the take
 */
record VoiceMel(MelSpectrogram mel, long startUs) {
  private static final int CHUNK_SAMPLES = 4096;

  /**
   * Reads a voice track.
   *
   * @throws org.redub.engine.api.RedubException if it cannot be read
   * @throws ModelException INCOMPATIBLE if the recipe is for another sample rate
   */
  static VoiceMel read(VoiceInTake voice, MelConfig recipe) {
    if (recipe.sampleRateHz() != SoundReader.SAMPLE_RATE_HZ) {
      throw new ModelException(
          ModelException.Code.INCOMPATIBLE,
          "a mel recipe for %d Hz cannot be used, Redub decodes voice tracks at %d Hz"
              .formatted(recipe.sampleRateHz(), SoundReader.SAMPLE_RATE_HZ));
    }
    MelSpectrogrammer mel = new MelSpectrogrammer(recipe);
    float[] chunk = new float[CHUNK_SAMPLES];
    try (SoundReader reader = SoundReader.open(voice.file())) {
      for (int count = reader.read(chunk); count > 0; count = reader.read(chunk)) {
        mel.push(chunk, 0, count);
      }
    }
    return new VoiceMel(mel.finish(), voice.startUs());
  }

  /** The mel window of a frame of the take, band after band. */
  float[] at(long ptsUs, MelWindow window) {
    return mel.windowAt(ptsUs - startUs, window);
  }
}
