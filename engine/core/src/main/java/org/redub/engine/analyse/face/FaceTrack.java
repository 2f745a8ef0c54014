package org.redub.engine.analyse.face;

import org.jspecify.annotations.Nullable;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.render.image.MouthAppearance;

/**
 * A face track: head pose, mouth shape and occlusion of one face in every frame of a shot, smoothed
 * in time without delay. Immutable by contract.
 */
public final class FaceTrack {
  private static final int[] LIPS = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);

  private final int firstFrame;
  private final @Nullable HeadPose[] poses;
  private final @Nullable MouthShape[] shapes;
  private final @Nullable MouthAppearance[] appearances;
  private final float[][] occlusion;
  private final Visibility[] visibility;

  /**
   * A track with one entry per frame in each array. The arrays are not copied.
   *
   * @param firstFrame number of the first frame in the take
   * @param poses null if no face was found
   * @param shapes null if no face was found
   * @param appearances null if the appearance is not known
   * @param occlusion occlusion of each landmark of LOWER_FACE, 0 to 1; empty if nothing is occluded
   * @param visibility whether the mouth can be replaced, and if not, why
   */
  public FaceTrack(
      int firstFrame,
      @Nullable HeadPose[] poses,
      @Nullable MouthShape[] shapes,
      @Nullable MouthAppearance[] appearances,
      float[][] occlusion,
      Visibility[] visibility) {
    if (shapes.length != poses.length
        || appearances.length != poses.length
        || occlusion.length != poses.length
        || visibility.length != poses.length) {
      throw new IllegalArgumentException(
          "a face track needs one entry per frame in each array, got lengths %d, %d, %d, %d, %d"
              .formatted(
                  poses.length,
                  shapes.length,
                  appearances.length,
                  occlusion.length,
                  visibility.length));
    }
    this.firstFrame = firstFrame;
    this.poses = poses;
    this.shapes = shapes;
    this.appearances = appearances;
    this.occlusion = occlusion;
    this.visibility = visibility;
  }

  /** Number of the shot's first frame in the take. */
  public int firstFrame() {
    return firstFrame;
  }

  /** Number of frames of the shot. */
  public int frames() {
    return poses.length;
  }

  /** Whether the face was found in frame {@code i} of the shot. */
  public boolean found(int i) {
    return poses[i] != null;
  }

  /** Whether the face was found in any frame of the shot. */
  public boolean foundAny() {
    for (HeadPose pose : poses) {
      if (pose != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Head pose in frame {@code i} of the shot: canonical space to plate pixels.
   *
   * @throws IllegalStateException if no face was found
   */
  public HeadPose pose(int i) {
    return require(poses[i], i);
  }

  /**
   * Mouth shape in frame {@code i} of the shot.
   *
   * @throws IllegalStateException if no face was found
   */
  public MouthShape shape(int i) {
    return require(shapes[i], i);
  }

  /**
   * Motion of the mouth by the head from the frame before frame {@code i} to the frame after it: x
   * and y in plate pixels; 0 if one of the two has no face.
   */
  public float[] motion(int i) {
    float[] motion = new float[2];
    if (i == 0 || i + 1 >= poses.length || !found(i - 1) || !found(i + 1)) {
      return motion;
    }
    float[] before = shape(i).toFrame(pose(i - 1));
    float[] after = shape(i).toFrame(pose(i + 1));
    for (int k = 0; k < before.length; k++) {
      motion[k % 2] += (after[k] - before[k]) / before.length;
    }
    return motion;
  }

  /** Appearance of the mouth in frame {@code i} of the shot; null if it is not known. */
  public @Nullable MouthAppearance appearance(int i) {
    return appearances[i];
  }

  /**
   * Occlusion of the landmarks of LOWER_FACE in frame {@code i} of the shot, 0 to 1; empty if
   * nothing is occluded.
   */
  public float[] occlusion(int i) {
    return occlusion[i];
  }

  /** Occluded share of the lips in frame {@code i} of the shot, 0 to 1. */
  public float lipOcclusion(int i) {
    return lipOcclusion(occlusion[i]);
  }

  static float lipOcclusion(float[] occlusion) {
    float sum = 0;
    for (int lip : LIPS) {
      sum += occlusion.length == 0 ? 0 : occlusion[lip] / LIPS.length;
    }
    return sum;
  }

  /** Whether the mouth of frame {@code i} of the shot can be replaced, and if not, why. */
  public Visibility visibility(int i) {
    return visibility[i];
  }

  /** Whether the mouth of frame {@code i} of the shot can be replaced. */
  public boolean usable(int i) {
    return visibility[i] == Visibility.USABLE;
  }

  /** Whether any part of the lower face is occluded in frame {@code i} of the shot. */
  public boolean isOccluded(int i) {
    return occlusion[i].length > 0;
  }

  private static <T> T require(@Nullable T value, int i) {
    if (value == null) {
      throw new IllegalStateException("no face was found in frame %d of the shot".formatted(i));
    }
    return value;
  }
}
