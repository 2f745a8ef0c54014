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

  /** The place in the library of the donor of {@code frame}. */
  public int donor(int frame) {
    return donors[frame];
  }

  /** How badly the donor fits alone, without joins: 0 is perfect, 1 the mean of all pairs. */
  public float cost(int frame) {
    return costs[frame];
  }

  /** Whether {@code frame} begins a new run; the first frame does not count. */
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

  /** Output frames per run. */
  public double meanRunLength() {
    return donors.length / (joinCount() + 1.0);
  }
}
