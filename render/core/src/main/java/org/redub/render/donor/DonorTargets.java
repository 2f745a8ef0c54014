package org.redub.render.donor;

import java.util.List;
import org.redub.render.image.MouthAppearance;

/** The mouths to find donors for, one per output frame. Immutable; keeps the arrays it is given. */
public final class DonorTargets {
  private final float[][] shapes;
  private final float[][] rotations;
  private final int[] sourceFrames;
  private final List<MouthAppearance> appearances;
  private final int[] forbiddenFrom;
  private final int[] forbiddenTo;

  /**
   * @param shapes per frame {@code MouthShape.toArray()}
   * @param rotations per frame {@code HeadPose.rotationValues()} of the plate
   * @param sourceFrames per frame its number among the source frames: donors near in time are
   *     preferred; empty if time does not matter
   * @param appearances per frame the appearance of the plate's own mouth: donors in the same light
   *     are preferred; empty if they are not known
   * @param forbiddenFrom per frame the first source frame that may not be its donor
   * @param forbiddenTo per frame the last such source frame; none is forbidden if it is below the
   *     first
   */
  public DonorTargets(
      float[][] shapes,
      float[][] rotations,
      int[] sourceFrames,
      List<MouthAppearance> appearances,
      int[] forbiddenFrom,
      int[] forbiddenTo) {
    if (rotations.length != shapes.length
        || (sourceFrames.length != 0 && sourceFrames.length != shapes.length)
        || (!appearances.isEmpty() && appearances.size() != shapes.length)
        || forbiddenFrom.length != shapes.length
        || forbiddenTo.length != shapes.length) {
      throw new IllegalArgumentException(
          "targets need arrays of equal length, got %d, %d, %d, %d, %d, %d"
              .formatted(
                  shapes.length,
                  rotations.length,
                  sourceFrames.length,
                  appearances.size(),
                  forbiddenFrom.length,
                  forbiddenTo.length));
    }
    this.shapes = shapes;
    this.rotations = rotations;
    this.sourceFrames = sourceFrames;
    this.appearances = List.copyOf(appearances);
    this.forbiddenFrom = forbiddenFrom;
    this.forbiddenTo = forbiddenTo;
  }

  /** Targets for which every donor is allowed, and neither time nor light matters. */
  public DonorTargets(float[][] shapes, float[][] rotations) {
    this(shapes, rotations, new int[0], List.of());
  }

  /** Targets for which every donor is allowed. */
  public DonorTargets(
      float[][] shapes,
      float[][] rotations,
      int[] sourceFrames,
      List<MouthAppearance> appearances) {
    this(
        shapes,
        rotations,
        sourceFrames,
        appearances,
        new int[shapes.length],
        nothing(shapes.length));
  }

  private static int[] nothing(int length) {
    int[] to = new int[length];
    java.util.Arrays.fill(to, -1);
    return to;
  }

  public int size() {
    return shapes.length;
  }

  /** Whether source frame {@code sourceFrame} may be the donor of output frame {@code frame}. */
  boolean allows(int frame, int sourceFrame) {
    return sourceFrame < forbiddenFrom[frame] || sourceFrame > forbiddenTo[frame];
  }

  /** The distance in frames between a frame and a donor's; 0 if time does not matter. */
  int framesApart(int frame, int sourceFrame) {
    return sourceFrames.length == 0 ? 0 : Math.abs(sourceFrames[frame] - sourceFrame);
  }

  boolean hasAppearances() {
    return !appearances.isEmpty();
  }

  MouthAppearance appearance(int frame) {
    return appearances.get(frame);
  }

  float[] shape(int frame) {
    return shapes[frame];
  }

  float[] rotation(int frame) {
    return rotations[frame];
  }
}
