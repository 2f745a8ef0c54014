package org.redub.engine.analyse.face;

import org.jspecify.annotations.Nullable;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.models.face.FaceDetector;
import org.redub.models.face.FaceLandmarker;
import org.redub.models.face.FaceLandmarks;
import org.redub.models.face.PixelSource;

/**
 * Measures the mouth in frames whose head pose is known, such as rendered ones. Confined to one
 * thread; frames are passed in order, but some may be left out.
 */
public final class MouthMeter {
  private final FaceFollower follower;

  /**
   * A meter.
   *
   * @param displayRotationQuarterTurns clockwise quarter turns that make the frames upright
   */
  public MouthMeter(
      FaceDetector detector, FaceLandmarker landmarker, int displayRotationQuarterTurns) {
    follower = new FaceFollower(detector, landmarker, displayRotationQuarterTurns);
  }

  /** Forgets the position of the face, because the next frame does not follow the last one. */
  public void jump() {
    follower.startShot();
  }

  /** Opening of the mouth in interocular distances; NaN if no face is found. */
  public float opening(PixelSource frame, HeadPose pose) {
    MouthShape shape = shape(frame, pose);
    return shape == null ? Float.NaN : (float) shape.opening();
  }

  /** Shape of the mouth; null if no face is found. */
  public @Nullable MouthShape shape(PixelSource frame, HeadPose pose) {
    FaceLandmarks found = follower.locate(frame);
    return found == null ? null : MouthShape.of(pose, RawFace.of(found).tracked());
  }
}
