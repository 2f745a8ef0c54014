package org.redub.render.donor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redub.render.image.MouthAppearance;

/** The frames that may lend their mouth. Immutable; keeps the arrays it is given. */
public final class DonorLibrary {
  private final float[][] shapes;
  private final float[][] rotations;
  private final int[] sourceFrames;
  private final List<MouthAppearance> looks;
  private final int[] next;
  private final int[] previous;

  /**
   * @param shapes per donor {@code MouthShape.toArray()}
   * @param rotations per donor {@code HeadPose.rotationValues()}
   * @param sourceFrames per donor its frame number; consecutive numbers are one run, so leave a gap
   *     at a cut; no number twice
   * @param looks per donor its {@link MouthAppearance}; none at all where they are not known
   */
  public DonorLibrary(
      float[][] shapes, float[][] rotations, int[] sourceFrames, List<MouthAppearance> looks) {
    if (shapes.length == 0
        || rotations.length != shapes.length
        || sourceFrames.length != shapes.length
        || (!looks.isEmpty() && looks.size() != shapes.length)) {
      throw new IllegalArgumentException(
          "a library needs a donor and all arrays of one length, got %d, %d, %d, %d"
              .formatted(shapes.length, rotations.length, sourceFrames.length, looks.size()));
    }
    this.shapes = shapes;
    this.rotations = rotations;
    this.sourceFrames = sourceFrames;
    this.looks = List.copyOf(looks);
    next = new int[shapes.length];
    previous = new int[shapes.length];
    link();
  }

  /** A library without looks. */
  public DonorLibrary(float[][] shapes, float[][] rotations, int[] sourceFrames) {
    this(shapes, rotations, sourceFrames, List.of());
  }

  private void link() {
    Arrays.fill(next, -1);
    Arrays.fill(previous, -1);
    Map<Integer, Integer> donorOfFrame = new HashMap<>();
    for (int i = 0; i < sourceFrames.length; i++) {
      if (donorOfFrame.put(sourceFrames[i], i) != null) {
        throw new IllegalArgumentException("two donors are of frame " + sourceFrames[i]);
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

  /** The donor of the source frame before, or -1. */
  public int previous(int donor) {
    return previous[donor];
  }

  float[] shape(int donor) {
    return shapes[donor];
  }

  float[] rotation(int donor) {
    return rotations[donor];
  }

  boolean hasLooks() {
    return !looks.isEmpty();
  }

  MouthAppearance look(int donor) {
    return looks.get(donor);
  }
}
