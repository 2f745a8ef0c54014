package org.redub.engine.generate;

import java.util.List;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.plan.PlannedMouth;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;

/**
 * Looks up head pose, mouth shape and target mouth shape by a frame's number in the take.
 * Immutable.
 */
public final class ShotIndex {
  private final List<ShotTarget> targets;
  private final ShotTarget[] byFrame;

  /** An index of {@code shots}; frames of the take that lie in none of them have no entry. */
  public ShotIndex(int frames, List<ShotTarget> shots) {
    targets = List.copyOf(shots);
    byFrame = new ShotTarget[frames];
    for (ShotTarget shot : shots) {
      for (int i = 0; i < shot.track().frames(); i++) {
        byFrame[shot.track().firstFrame() + i] = shot;
      }
    }
  }

  /** The targets, one per face track. */
  public List<ShotTarget> targets() {
    return targets;
  }

  /** The face that frame {@code frame} of the take shows. */
  public FaceTrack track(int frame) {
    return byFrame[frame].track();
  }

  /** Head pose in frame {@code frame} of the take. */
  public HeadPose pose(int frame) {
    return byFrame[frame].track().pose(frame - byFrame[frame].track().firstFrame());
  }

  /** Mouth shape in frame {@code frame} of the take. */
  public MouthShape shape(int frame) {
    return byFrame[frame].track().shape(frame - byFrame[frame].track().firstFrame());
  }

  /**
   * Occlusion, 0 to 1, of each point of LOWER_FACE in frame {@code frame} of the take; empty if
   * nothing is occluded.
   */
  public float[] covered(int frame) {
    return byFrame[frame].track().occlusion(frame - byFrame[frame].track().firstFrame());
  }

  /** How far the head moves the mouth from frame to frame at frame {@code frame} of the take. */
  public float[] motion(int frame) {
    return byFrame[frame].track().motion(frame - byFrame[frame].track().firstFrame());
  }

  /**
   * The lower face that a planned frame is to show.
   *
   * @throws IllegalArgumentException if the frame has no planned mouth
   */
  public MouthShape targetShape(FramePlan plan) {
    PlannedMouth mouth = plan.mouth();
    if (mouth == null) {
      throw new IllegalArgumentException("frame %d has no planned mouth".formatted(plan.frame()));
    }
    ShotTarget target = byFrame[plan.frame()];
    return target.shape(plan.frame() - target.track().firstFrame(), mouth);
  }

  /**
   * The lower face that a planned frame is to show, as x and y of each point in plate pixels.
   *
   * @throws IllegalArgumentException if the frame has no planned mouth
   */
  public float[] targetPoints(FramePlan plan) {
    return targetShape(plan).toFrame(pose(plan.frame()));
  }
}
