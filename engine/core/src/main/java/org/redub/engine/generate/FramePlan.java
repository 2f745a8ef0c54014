package org.redub.engine.generate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.face.Visibility;

/**
 * What will be done to one frame of the take. Immutable.
 *
 * @param frame number in the take, from 0
 * @param ptsUs time in the take
 * @param visibility of the face: anything but {@link Visibility#USABLE} leaves the frame untouched
 * @param effect 0..1: how far the mouth goes from what it was to what is planned, below 1 beside
 *     frames that stay untouched
 * @param mouth what the mouth does; null for an untouched frame
 */
public record FramePlan(
    int frame, long ptsUs, Visibility visibility, double effect, @Nullable Mouth mouth) {

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

  /**
   * A planned mouth.
   *
   * @param opening inner-lip distance, eye distances
   * @param width distance of the corners, eye distances
   * @param beyond what the face does beyond both, one value for each of {@link
   *     org.redub.engine.actor.face.FaceControls#controls}, eye distances
   * @param closed held shut for p, b or m
   * @param donors frames that lend their mouth, with weights that sum to 1; at least one
   */
  public record Mouth(
      float opening, float width, List<Float> beyond, boolean closed, List<Donor> donors) {
    public Mouth {
      beyond = List.copyOf(beyond);
      donors = List.copyOf(donors);
    }
  }

  /** A frame of the take that lends its mouth, and its share. */
  public record Donor(int frame, float weight) {}
}
