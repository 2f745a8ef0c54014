package org.redub.engine.analyse.sound;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.redub.audio.activity.SpeechActivity;
import org.redub.models.mouth.Articulation;

/**
 * The own speech of a take: speech activity and articulation. Immutable.
 *
 * @param articulation predicted articulation, on the clock of the sound
 * @param activity speech activity, on the clock of the sound
 * @param startUs start of the sound in the take
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
    /** The sound was analysed to its end. */
    @JsonProperty("HEARD")
    ANALYSED
  }

  /** A take without sound. */
  public static TakeSpeech none() {
    return unavailable(State.ABSENT);
  }

  /** A take whose sound could not be analysed. */
  public static TakeSpeech unavailable(State state) {
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
   * The same speech, shifted so that it is in sync with the mouth.
   *
   * @param mouthLateUs how much later than the sound the mouth moves
   */
  public TakeSpeech movedBy(long mouthLateUs) {
    return new TakeSpeech(articulation, activity, startUs + mouthLateUs, state);
  }
}
