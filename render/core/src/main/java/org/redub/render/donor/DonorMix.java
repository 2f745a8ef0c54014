package org.redub.render.donor;

/**
 * One or two donors of an output frame. Immutable.
 *
 * @param donor position of the main donor in the library
 * @param other position of a second donor, or -1
 * @param otherWeight the second's share, 0 to below 1
 */
public record DonorMix(int donor, int other, float otherWeight) {

  public DonorMix {
    if (donor < 0 || (other < 0) != (otherWeight == 0) || !(otherWeight >= 0 && otherWeight < 1)) {
      throw new IllegalArgumentException(
          "a mix needs a donor and a second one's share below 1, got %d, %d, %s"
              .formatted(donor, other, otherWeight));
    }
  }

  /** A mix of one donor. */
  static DonorMix of(int donor) {
    return new DonorMix(donor, -1, 0);
  }

  /** The main donor's share. */
  public float weight() {
    return 1 - otherWeight;
  }
}
