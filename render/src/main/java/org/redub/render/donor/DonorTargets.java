package org.redub.render.donor;

/** The mouths to be found, one per output frame. Immutable; keeps the arrays it is given. */
public final class DonorTargets {
  private final float[][] shapes;
  private final float[][] rotations;
  private final int[] forbiddenFrom;
  private final int[] forbiddenTo;

  /**
   * @param shapes per frame {@code MouthShape.toArray()}
   * @param rotations per frame {@code HeadPose.rotationValues()} of the plate
   * @param forbiddenFrom per frame the first source frame that may not lend to it
   * @param forbiddenTo per frame the last such source frame; below the first: none is forbidden
   */
  public DonorTargets(
      float[][] shapes, float[][] rotations, int[] forbiddenFrom, int[] forbiddenTo) {
    if (rotations.length != shapes.length
        || forbiddenFrom.length != shapes.length
        || forbiddenTo.length != shapes.length) {
      throw new IllegalArgumentException(
          "targets need arrays of one length, got %d, %d, %d, %d"
              .formatted(
                  shapes.length, rotations.length, forbiddenFrom.length, forbiddenTo.length));
    }
    this.shapes = shapes;
    this.rotations = rotations;
    this.forbiddenFrom = forbiddenFrom;
    this.forbiddenTo = forbiddenTo;
  }

  /** Targets to which every donor may lend. */
  public DonorTargets(float[][] shapes, float[][] rotations) {
    this(shapes, rotations, new int[shapes.length], nothing(shapes.length));
  }

  private static int[] nothing(int length) {
    int[] to = new int[length];
    java.util.Arrays.fill(to, -1);
    return to;
  }

  public int size() {
    return shapes.length;
  }

  /** Whether source frame {@code sourceFrame} may lend its mouth to output frame {@code frame}. */
  boolean allows(int frame, int sourceFrame) {
    return sourceFrame < forbiddenFrom[frame] || sourceFrame > forbiddenTo[frame];
  }

  float[] shape(int frame) {
    return shapes[frame];
  }

  float[] rotation(int frame) {
    return rotations[frame];
  }
}
