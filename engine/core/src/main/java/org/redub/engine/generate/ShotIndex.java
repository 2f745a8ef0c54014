package org.redub.engine.generate;

import java.util.List;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.generate.FramePlanner.ShotTarget;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;

/**
 * Finds, by the number of a frame in the take, its head pose, its mouth and the mouth it should
 * have. Immutable.
 */
public final class ShotIndex {
  private final List<ShotTarget> targets;
  private final ShotTarget[] byFrame;

  /** An index over the shots with a face; frames of the take that lie in none have nothing here. */
  public ShotIndex(int frames, List<ShotTarget> shots) {
    targets = List.copyOf(shots);
    byFrame = new ShotTarget[frames];
    for (ShotTarget shot : shots) {
      for (int i = 0; i < shot.track().frames(); i++) {
        byFrame[shot.track().firstFrame() + i] = shot;
      }
    }
  }

  /** The shots with a face. */
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

  /** Mouth that frame {@code frame} of the take shows. */
  public MouthShape shape(int frame) {
    return byFrame[frame].track().shape(frame - byFrame[frame].track().firstFrame());
  }

  /** How far something is before the points of LOWER_FACE at frame {@code frame} of the take. */
  public float[] covered(int frame) {
    return byFrame[frame].track().occlusion(frame - byFrame[frame].track().firstFrame());
  }

  /** How far the head moves the mouth from frame to frame at frame {@code frame} of the take. */
  public float[] motion(int frame) {
    return byFrame[frame].track().motion(frame - byFrame[frame].track().firstFrame());
  }

  /**
   * Where the lower face of a planned frame shall be: x and y of each point in plate pixels.
   *
   * @throws IllegalArgumentException if the frame has no planned mouth
   */
  public float[] targetPoints(FramePlan plan) {
    FramePlan.Mouth mouth = plan.mouth();
    if (mouth == null) {
      throw new IllegalArgumentException("frame %d has no planned mouth".formatted(plan.frame()));
    }
    return byFrame[plan.frame()]
        .actor()
        .shapeAt(mouth.opening(), mouth.width(), mouth.beyond())
        .toFrame(pose(plan.frame()));
  }
}
