package org.redub.engine.plan;

import java.util.List;

/**
 * What a mouth does in every frame of a face track. Immutable.
 *
 * @param mouths one entry per frame of the face track
 */
public record MouthTrack(List<PlannedMouth> mouths) {

  public MouthTrack {
    mouths = List.copyOf(mouths);
  }

  /**
   * What a plan asks of the mouth in each frame.
   *
   * @param ptsUs times of the frames in the take, ascending
   */
  public static MouthTrack of(PersonPlan plan, long[] ptsUs) {
    return new MouthTrack(PlanFrames.resolve(plan, ptsUs));
  }

  /** Frames of the track. */
  public int frames() {
    return mouths.size();
  }

  /** What the mouth does in frame {@code frame} of the track. */
  public PlannedMouth at(int frame) {
    return mouths.get(frame);
  }
}
