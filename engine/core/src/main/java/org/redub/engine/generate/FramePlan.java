package org.redub.engine.generate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.face.Visibility;
import org.redub.engine.plan.PlannedMouth;

/**
 * What will be done to one frame of the take. Immutable.
 *
 * @param frame number in the take, from 0
 * @param ptsUs time in the take
 * @param visibility of the face: anything but {@link Visibility#USABLE} leaves the frame untouched
 * @param effect 0..1: how far the mouth goes from what it was to what is planned, below 1 beside
 *     frames that stay untouched
 * @param mouth what the mouth does; null for an untouched frame
 * @param donors frames that lend their mouth, with weights that sum to 1; none unless the generator
 *     borrows
 */
public record FramePlan(
    int frame,
    long ptsUs,
    Visibility visibility,
    double effect,
    @Nullable PlannedMouth mouth,
    List<Donor> donors) {

  public FramePlan {
    donors = List.copyOf(donors);
  }

  /** What is done to the frame in a few words: dubbed, or why not. */
  public String action() {
    if (dubbed()) {
      return "dubbed";
    }
    return visibility == Visibility.USABLE ? "faded out" : visibility.reason();
  }

  /** Whether pixels of the frame change. */
  public boolean dubbed() {
    return mouth != null && effect > 0;
  }

  /** The frame with a mouth that these frames lend. */
  public FramePlan lent(PlannedMouth reachable, List<Donor> lenders) {
    return new FramePlan(frame, ptsUs, visibility, effect, reachable, lenders);
  }

  /** The frame as it was. */
  public FramePlan untouched() {
    return untouched(frame, ptsUs, visibility);
  }

  /** A frame that stays as it is. */
  public static FramePlan untouched(int frame, long ptsUs, Visibility visibility) {
    return new FramePlan(frame, ptsUs, visibility, 0, null, List.of());
  }

  /** A frame of the take that lends its mouth, and its share. */
  public record Donor(int frame, float weight) {}
}
