package org.redub.render.donor;

/**
 * What the choice of donors weighs. A shape cost of 1 is the mean over all pairs of target and
 * donor. Immutable.
 *
 * @param candidates nearest donors looked at per frame; as many again may continue a run
 * @param poseTolerance squared distance of two rotation matrices that costs 1 (0.02 is 5.7 degrees)
 * @param lookWeight cost of a mouth that looks as unusual for its shape as mouths do on average
 * @param lightWeight cost of a unit of mean squared difference of the logarithms of the skin's
 *     light (0.04 is a fifth brighter or darker all around)
 * @param timeWeight cost of a donor from quite another time of the take
 * @param joins what changing to another run costs
 */
public record DonorSettings(
    int candidates,
    double poseTolerance,
    double lookWeight,
    double lightWeight,
    double timeWeight,
    Joins joins) {

  /**
   * What a join costs.
   *
   * @param base cost of any join
   * @param shape further cost of a join times the lips' distance across it, at most this
   * @param shortRun further cost of leaving a run of length 1, falling to 0 at {@code minRun}
   * @param minRun frames a run should last
   * @param slip cost of holding or skipping a frame inside a run
   */
  public record Joins(double base, double shape, double shortRun, int minRun, double slip) {
    public Joins {
      if (base < 0 || shape < 0 || shortRun < 0 || minRun < 1 || slip < 0) {
        throw new IllegalArgumentException(
            "join costs are 0 or more and runs 1 or more, got %s, %s, %s, %d, %s"
                .formatted(base, shape, shortRun, minRun, slip));
      }
    }
  }

  /** Runs of mostly 5 frames and more. */
  public static final DonorSettings DEFAULT =
      new DonorSettings(24, 0.2, 1.5, 3, 0.05, new Joins(0.25, 0.6, 0.5, 6, 0.12));

  public DonorSettings {
    if (candidates < 1
        || !(poseTolerance > 0)
        || !(lookWeight >= 0)
        || !(lightWeight >= 0)
        || !(timeWeight >= 0)) {
      throw new IllegalArgumentException(
          "donor choice needs a candidate, a tolerance above 0 and weights, got %d, %s and %s, %s, %s"
              .formatted(candidates, poseTolerance, lookWeight, lightWeight, timeWeight));
    }
  }
}
