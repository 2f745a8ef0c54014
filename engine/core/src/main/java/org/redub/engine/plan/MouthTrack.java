package org.redub.engine.plan;

import java.util.List;

/**
 * What the mouth should do in every frame of a face track, as the numbers a viewer reads first.
 * Immutable.
 *
 * <p>One entry per frame of the face track, in canonical units (outer eye-corner distances).
 */
public final class MouthTrack {
  private final List<Moment> moments;

  /**
   * The mouth in a frame.
   *
   * @param opening inner-lip distance
   * @param width distance of the corners
   * @param beyond what the face does beyond both, one value for each of {@link
   *     org.redub.engine.actor.face.FaceControls#controls}
   * @param closed held shut for p, b or m
   */
  record Moment(float opening, float width, List<Float> beyond, boolean closed) {
    Moment {
      beyond = List.copyOf(beyond);
    }
  }

  /**
   * What a plan asks of the mouth in each frame.
   *
   * @param ptsUs times of the frames in the take, ascending
   */
  public static MouthTrack of(PersonPlan plan, long[] ptsUs) {
    return new MouthTrack(PlanFrames.resolve(plan, ptsUs));
  }

  MouthTrack(List<Moment> moments) {
    this.moments = List.copyOf(moments);
  }

  /** Frames of the track. */
  public int frames() {
    return moments.size();
  }

  /** Inner-lip distance at the middle of the mouth. */
  public float opening(int frame) {
    return moments.get(frame).opening();
  }

  /** Distance between the corners of the mouth. */
  public float width(int frame) {
    return moments.get(frame).width();
  }

  /** What the face does beyond both, one value for each control. */
  public List<Float> beyond(int frame) {
    return moments.get(frame).beyond();
  }

  /** Whether the frame is held shut for p, b or m. */
  public boolean closed(int frame) {
    return moments.get(frame).closed();
  }
}
