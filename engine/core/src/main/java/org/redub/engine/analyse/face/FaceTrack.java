package org.redub.engine.analyse.face;

import org.jspecify.annotations.Nullable;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.render.image.MouthAppearance;

/**
 * One face through one shot: head pose and pose-free mouth shape of every frame in which it was
 * found, smoothed in time without delay. Immutable by contract.
 */
public final class FaceTrack {
  private static final int[] LIPS = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);

  private final int firstFrame;
  private final @Nullable HeadPose[] poses;
  private final @Nullable MouthShape[] shapes;
  private final @Nullable MouthAppearance[] looks;
  private final float[][] covered;
  private final Visibility[] visibility;

  /**
   * A track from arrays of one entry per frame, which it keeps.
   *
   * @param firstFrame first frame of the track, counted in the take
   * @param poses null where no face was found
   * @param shapes null where no face was found
   * @param looks null where the appearance is not known
   * @param covered how far something is before each point of LOWER_FACE; empty arrays if nothing is
   * @param visibility whether the mouth can be replaced, and if not, why
   */
  public FaceTrack(
      int firstFrame,
      @Nullable HeadPose[] poses,
      @Nullable MouthShape[] shapes,
      @Nullable MouthAppearance[] looks,
      float[][] covered,
      Visibility[] visibility) {
    if (shapes.length != poses.length
        || looks.length != poses.length
        || covered.length != poses.length
        || visibility.length != poses.length) {
      throw new IllegalArgumentException(
          "a track has one entry per frame in each array, got %d, %d, %d, %d, %d"
              .formatted(
                  poses.length, shapes.length, looks.length, covered.length, visibility.length));
    }
    this.firstFrame = firstFrame;
    this.poses = poses;
    this.shapes = shapes;
    this.looks = looks;
    this.covered = covered;
    this.visibility = visibility;
  }

  /** The shot's first frame, counted in the take. */
  public int firstFrame() {
    return firstFrame;
  }

  /** Frames of the shot. */
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
   * @throws IllegalStateException where no face was found
   */
  public HeadPose pose(int i) {
    return require(poses[i], i);
  }

  /**
   * Mouth shape in frame {@code i} of the shot.
   *
   * @throws IllegalStateException where no face was found
   */
  public MouthShape shape(int i) {
    return require(shapes[i], i);
  }

  /**
   * How far the head moves the mouth from frame to frame at frame {@code i} of the shot: x and y in
   * plate pixels, 0 at the ends of a run.
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

  /** What the mouth looks like in frame {@code i} of the shot; null where that is not known. */
  public @Nullable MouthAppearance look(int i) {
    return looks[i];
  }

  /**
   * How far something is before the points of LOWER_FACE in frame {@code i} of the shot, 0 to 1;
   * empty if nothing is.
   */
  public float[] covered(int i) {
    return covered[i];
  }

  /** The share of the lips that something is before in frame {@code i} of the shot, 0 to 1. */
  public float lipsCovered(int i) {
    return lipsCovered(covered[i]);
  }

  static float lipsCovered(float[] covered) {
    float sum = 0;
    for (int lip : LIPS) {
      sum += covered.length == 0 ? 0 : covered[lip] / LIPS.length;
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

  /** Whether anything is before the lower face in frame {@code i} of the shot. */
  public boolean isCovered(int i) {
    return covered[i].length > 0;
  }

  private static <T> T require(@Nullable T value, int i) {
    if (value == null) {
      throw new IllegalStateException("no face was found in frame %d of the shot".formatted(i));
    }
    return value;
  }
}
