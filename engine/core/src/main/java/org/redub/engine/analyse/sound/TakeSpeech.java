package org.redub.engine.analyse.sound;

import java.util.function.LongPredicate;
import org.redub.models.mouth.Articulation;

/**
 * What a take's own sound says: when someone speaks, and what the network hears. Immutable by
 * contract.
 *
 * @param articulation of the sound, on its own clock
 * @param speaks whether there is speech at a time of the sound
 * @param startUs when the sound starts in the take
 */
public record TakeSpeech(Articulation articulation, LongPredicate speaks, long startUs) {

  /** A take without sound. */
  public static TakeSpeech none() {
    return new TakeSpeech(
        Articulation.of(1, new float[0], new float[0], new float[0], new float[0]), t -> false, 0);
  }

  /** Whether there is speech at a time of the take. */
  public boolean speaksAt(long ptsUs) {
    return speaks.test(ptsUs - startUs);
  }

  /**
   * The same sound, moved so that it goes with the mouth.
   *
   * @param mouthLateUs how much later than the sound the mouth moves
   */
  public TakeSpeech movedBy(long mouthLateUs) {
    return new TakeSpeech(articulation, speaks, startUs + mouthLateUs);
  }
}
