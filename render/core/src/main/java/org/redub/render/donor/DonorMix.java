package org.redub.render.donor;

/**
 * One or two donors of an output frame. Immutable.
 *
 * @param donor place in the library of the main donor
 * @param other place of a second one, or -1
 * @param otherWeight the second's share, 0 to below 1
 */
public record DonorMix(int donor, int other, float otherWeight) {

  public DonorMix {
    if (donor < 0 || (other < 0) != (otherWeight == 0) || !(otherWeight >= 0 && otherWeight < 1)) {
      throw new IllegalArgumentException(
          "a mix needs a donor and a share below 1 for a second one, got %d, %d, %s"
              .formatted(donor, other, otherWeight));
    }
  }

  /** A frame of one donor. */
  static DonorMix of(int donor) {
    return new DonorMix(donor, -1, 0);
  }

  /** The main donor's share. */
  public float weight() {
    return 1 - otherWeight;
  }
}
