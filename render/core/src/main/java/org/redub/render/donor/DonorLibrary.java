package org.redub.render.donor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redub.render.image.MouthAppearance;

/** The frames that may be donors. Immutable; keeps the arrays it is given. */
public final class DonorLibrary {
  private final float[][] shapes;
  private final float[][] rotations;
  private final int[] sourceFrames;
  private final List<MouthAppearance> appearances;
  private final int[] next;
  private final int[] previous;

  /**
   * @param shapes per donor {@code MouthShape.toArray()}
   * @param rotations per donor {@code HeadPose.rotationValues()}
   * @param sourceFrames per donor its frame number; consecutive numbers form a run, so leave a gap
   *     at a cut; no number may occur twice
   * @param appearances per donor its {@link MouthAppearance}; empty if they are not known
   */
  public DonorLibrary(
      float[][] shapes,
      float[][] rotations,
      int[] sourceFrames,
      List<MouthAppearance> appearances) {
    if (shapes.length == 0
        || rotations.length != shapes.length
        || sourceFrames.length != shapes.length
        || (!appearances.isEmpty() && appearances.size() != shapes.length)) {
      throw new IllegalArgumentException(
          "a library needs a donor and arrays of equal length, got %d, %d, %d, %d"
              .formatted(shapes.length, rotations.length, sourceFrames.length, appearances.size()));
    }
    this.shapes = shapes;
    this.rotations = rotations;
    this.sourceFrames = sourceFrames;
    this.appearances = List.copyOf(appearances);
    next = new int[shapes.length];
    previous = new int[shapes.length];
    link();
  }

  /** A library without appearances. */
  public DonorLibrary(float[][] shapes, float[][] rotations, int[] sourceFrames) {
    this(shapes, rotations, sourceFrames, List.of());
  }

  private void link() {
    Arrays.fill(next, -1);
    Arrays.fill(previous, -1);
    Map<Integer, Integer> donorOfFrame = new HashMap<>();
    for (int i = 0; i < sourceFrames.length; i++) {
      if (donorOfFrame.put(sourceFrames[i], i) != null) {
        throw new IllegalArgumentException("two donors have frame " + sourceFrames[i]);
      }
    }
    for (int i = 0; i < sourceFrames.length; i++) {
      Integer following = donorOfFrame.get(sourceFrames[i] + 1);
      if (following != null) {
        next[i] = following;
        previous[following] = i;
      }
    }
  }

  public int size() {
    return shapes.length;
  }

  /** The frame number of a donor. */
  public int sourceFrame(int donor) {
    return sourceFrames[donor];
  }

  /** The donor of the next source frame, or -1. */
  public int next(int donor) {
    return next[donor];
  }

  /** The donor of the previous source frame, or -1. */
  public int previous(int donor) {
    return previous[donor];
  }

  float[] shape(int donor) {
    return shapes[donor];
  }

  float[] rotation(int donor) {
    return rotations[donor];
  }

  boolean hasAppearances() {
    return !appearances.isEmpty();
  }

  MouthAppearance appearance(int donor) {
    return appearances.get(donor);
  }
}
