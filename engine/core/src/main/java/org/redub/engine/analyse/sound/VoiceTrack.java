package org.redub.engine.analyse.sound;

import org.redub.audio.activity.SpeechActivity;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.models.mouth.Articulation;

/**
 * The new dialogue as the engine needs it. Immutable by contract.
 *
 * @param startUs when the sound starts, on its file's clock
 * @param durationUs length of the sound
 * @param mel what the network heard
 * @param articulation what the mouth does, as the network hears it
 * @param activity when there is speech
 * @param peaks loudest sample (0..1) in every {@value #PEAK_MS} ms, for drawing
 */
public record VoiceTrack(
    long startUs,
    long durationUs,
    MelSpectrogram mel,
    Articulation articulation,
    SpeechActivity activity,
    float[] peaks) {

  /** Milliseconds per entry of {@link #peaks}. */
  public static final int PEAK_MS = 5;
}
