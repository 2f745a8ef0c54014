package org.redub.render.donor;

/**
 * Weights of the donor selection. A shape cost of 1 is the mean over all pairs of target and donor.
 * Immutable.
 *
 * @param candidates number of nearest donors considered per frame; as many others may continue a
 *     run
 * @param poseTolerance squared distance of two rotation matrices that costs 1 (0.02 is 5.7 degrees)
 * @param appearanceWeight cost of a mouth whose appearance is as atypical of its shape as the
 *     average mouth's
 * @param lightWeight cost of a mean squared difference of 1 between the logarithms of the skin's
 *     light (0.04 is a fifth brighter or darker on all sides)
 * @param timeWeight cost of a donor that is far away in time
 * @param joins costs of changing to another run
 */
public record DonorSettings(
    int candidates,
    double poseTolerance,
    double appearanceWeight,
    double lightWeight,
    double timeWeight,
    Joins joins) {

  /**
   * The costs of joins.
   *
   * @param base cost of any join
   * @param shape additional cost of a join, times the distance of the lips across it; at most this
   * @param shortRun additional cost of leaving a run of length 1, decreasing to 0 at {@code minRun}
   * @param minRun length from which a run is not short
   * @param slip cost of holding or skipping a frame inside a run
   */
  public record Joins(double base, double shape, double shortRun, int minRun, double slip) {
    public Joins {
      if (base < 0 || shape < 0 || shortRun < 0 || minRun < 1 || slip < 0) {
        throw new IllegalArgumentException(
            "join costs must be 0 or more and runs 1 or more, got %s, %s, %s, %d, %s"
                .formatted(base, shape, shortRun, minRun, slip));
      }
    }
  }

  /** Gives runs of mostly 5 frames and more. */
  public static final DonorSettings DEFAULT =
      new DonorSettings(24, 0.2, 1.5, 3, 0.05, new Joins(0.25, 0.6, 0.5, 6, 0.12));

  public DonorSettings {
    if (candidates < 1
        || !(poseTolerance > 0)
        || !(appearanceWeight >= 0)
        || !(lightWeight >= 0)
        || !(timeWeight >= 0)) {
      throw new IllegalArgumentException(
          "donor selection needs a candidate, a tolerance above 0 and weights, got %d, %s and %s, %s, %s"
              .formatted(candidates, poseTolerance, appearanceWeight, lightWeight, timeWeight));
    }
  }
}
