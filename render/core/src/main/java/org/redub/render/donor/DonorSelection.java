package org.redub.render.donor;

/** The donor of every output frame. Immutable. */
public final class DonorSelection {
  private final int[] donors;
  private final float[] costs;
  private final boolean[] joins;

  DonorSelection(int[] donors, float[] costs, boolean[] joins) {
    this.donors = donors;
    this.costs = costs;
    this.joins = joins;
  }

  /** Number of output frames. */
  public int size() {
    return donors.length;
  }

  /** The position in the library of the donor of {@code frame}. */
  public int donor(int frame) {
    return donors[frame];
  }

  /** The cost of the donor without joins: 0 is a perfect match, 1 the mean over all pairs. */
  public float cost(int frame) {
    return costs[frame];
  }

  /** Whether {@code frame} begins a new run; false for the first frame. */
  public boolean isJoin(int frame) {
    return joins[frame];
  }

  public int joinCount() {
    int count = 0;
    for (boolean join : joins) {
      count += join ? 1 : 0;
    }
    return count;
  }

  /** Mean number of output frames per run. */
  public double meanRunLength() {
    return donors.length / (joinCount() + 1.0);
  }
}
