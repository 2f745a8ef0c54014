package org.redub.engine.analyse.sound;

import org.redub.audio.activity.SpeechActivity;
import org.redub.models.mouth.Articulation;

/**
 * What is said in a take: when someone speaks, and what the network hears. Immutable.
 *
 * @param articulation of the sound, on its own clock
 * @param activity when there is speech, on the sound's own clock
 * @param startUs when the sound starts in the take
 * @param state whether the take has sound that can be used
 */
public record TakeSpeech(
    Articulation articulation, SpeechActivity activity, long startUs, State state) {

  /** Whether a take has sound that can be used. */
  public enum State {
    /** The take has no audio stream. */
    ABSENT,
    /** The sound could not be decoded; a notice says why. */
    DAMAGED,
    /** The sound was heard to its end. */
    HEARD
  }

  /** A take without sound. */
  public static TakeSpeech none() {
    return unheard(State.ABSENT);
  }

  /** A take of whose sound nothing is known. */
  public static TakeSpeech unheard(State state) {
    return new TakeSpeech(
        Articulation.of(1, new float[0], new float[0], new float[0], new float[0]),
        SpeechActivity.none(),
        0,
        state);
  }

  /** Whether there is speech at a time of the take. */
  public boolean speaksAt(long ptsUs) {
    return activity.speechAt(ptsUs - startUs);
  }

  /**
   * The same sound, moved so that it goes with the mouth.
   *
   * @param mouthLateUs how much later than the sound the mouth moves
   */
  public TakeSpeech movedBy(long mouthLateUs) {
    return new TakeSpeech(articulation, activity, startUs + mouthLateUs, state);
  }
}
