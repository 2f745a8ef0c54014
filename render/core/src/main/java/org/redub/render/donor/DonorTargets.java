package org.redub.render.donor;

import java.util.List;
import org.redub.render.image.MouthAppearance;

/** The mouths to be found, one per output frame. Immutable; keeps the arrays it is given. */
public final class DonorTargets {
  private final float[][] shapes;
  private final float[][] rotations;
  private final int[] sourceFrames;
  private final List<MouthAppearance> looks;
  private final int[] forbiddenFrom;
  private final int[] forbiddenTo;

  /**
   * @param shapes per frame {@code MouthShape.toArray()}
   * @param rotations per frame {@code HeadPose.rotationValues()} of the plate
   * @param sourceFrames per frame its number among the source frames: donors near in time are
   *     preferred; none at all where that does not matter
   * @param looks per frame the look of the plate's own mouth: donors in the same light are
   *     preferred; none at all where they are not known
   * @param forbiddenFrom per frame the first source frame that may not lend to it
   * @param forbiddenTo per frame the last such source frame; below the first: none is forbidden
   */
  public DonorTargets(
      float[][] shapes,
      float[][] rotations,
      int[] sourceFrames,
      List<MouthAppearance> looks,
      int[] forbiddenFrom,
      int[] forbiddenTo) {
    if (rotations.length != shapes.length
        || (sourceFrames.length != 0 && sourceFrames.length != shapes.length)
        || (!looks.isEmpty() && looks.size() != shapes.length)
        || forbiddenFrom.length != shapes.length
        || forbiddenTo.length != shapes.length) {
      throw new IllegalArgumentException(
          "targets need arrays of one length, got %d, %d, %d, %d, %d, %d"
              .formatted(
                  shapes.length,
                  rotations.length,
                  sourceFrames.length,
                  looks.size(),
                  forbiddenFrom.length,
                  forbiddenTo.length));
    }
    this.shapes = shapes;
    this.rotations = rotations;
    this.sourceFrames = sourceFrames;
    this.looks = List.copyOf(looks);
    this.forbiddenFrom = forbiddenFrom;
    this.forbiddenTo = forbiddenTo;
  }

  /** Targets to which every donor may lend, whenever and in whatever light it was taken. */
  public DonorTargets(float[][] shapes, float[][] rotations) {
    this(shapes, rotations, new int[0], List.of());
  }

  /** Targets to which every donor may lend. */
  public DonorTargets(
      float[][] shapes, float[][] rotations, int[] sourceFrames, List<MouthAppearance> looks) {
    this(shapes, rotations, sourceFrames, looks, new int[shapes.length], nothing(shapes.length));
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

  /** How many frames lie between a frame and a donor's; 0 where that does not matter. */
  int framesApart(int frame, int sourceFrame) {
    return sourceFrames.length == 0 ? 0 : Math.abs(sourceFrames[frame] - sourceFrame);
  }

  boolean hasLooks() {
    return !looks.isEmpty();
  }

  MouthAppearance look(int frame) {
    return looks.get(frame);
  }

  float[] shape(int frame) {
    return shapes[frame];
  }

  float[] rotation(int frame) {
    return rotations[frame];
  }
}
