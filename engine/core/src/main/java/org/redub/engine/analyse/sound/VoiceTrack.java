package org.redub.engine.analyse.sound;

import org.redub.audio.activity.SpeechActivity;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.models.mouth.Articulation;

/**
 * An analysed voice track. Immutable by contract.
 *
 * @param startUs when the sound starts, on its file's clock
 * @param durationUs length of the sound
 * @param mel input of the mouth network
 * @param articulation articulation predicted from the audio
 * @param activity speech activity
 * @param peaks peak level (0..1) of every {@value #PEAK_MS} ms, for drawing
 */
public record VoiceTrack(
    long startUs,
    long durationUs,
    MelSpectrogram mel,
    Articulation articulation,
    SpeechActivity activity,
    float[] peaks) {

  /** Milliseconds per value of {@link #peaks}. */
  public static final int PEAK_MS = 5;
}
