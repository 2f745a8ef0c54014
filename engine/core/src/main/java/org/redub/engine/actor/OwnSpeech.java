package org.redub.engine.actor;

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
public record OwnSpeech(Articulation articulation, LongPredicate speaks, long startUs) {

  /** A take without sound. */
  public static OwnSpeech none() {
    return new OwnSpeech(
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
  public OwnSpeech movedBy(long mouthLateUs) {
    return new OwnSpeech(articulation, speaks, startUs + mouthLateUs);
  }
}
