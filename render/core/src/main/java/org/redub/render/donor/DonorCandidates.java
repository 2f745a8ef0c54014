package org.redub.render.donor;

import java.util.Arrays;

/**
 * The candidate donors of each frame: the nearest ones, and those that continue a run of the
 * previous frame. Call {@link #advance} with rising frame numbers. Confined to one thread.
 */
final class DonorCandidates {
  /** Distance in frames at which the cost of distance in time is 1 - 1/e of its maximum. */
  private static final double LONG_FRAMES = 50;

  private final DonorLibrary library;
  private final DonorTargets targets;
  private final ShapeMetric metric;
  private final int limit;
  private final double poseTolerance;
  private final double appearanceWeight;
  private final double lightWeight;
  private final double timeWeight;
  private final ExpectedAppearance typical;
  private final int[] seenAt;
  private int[] donors = new int[0];
  private float[] costs = new float[0];
  private int count;

  DonorCandidates(
      DonorLibrary library, DonorTargets targets, ShapeMetric metric, DonorSettings settings) {
    this.library = library;
    this.targets = targets;
    this.metric = metric;
    limit = settings.candidates();
    poseTolerance = settings.poseTolerance();
    appearanceWeight = settings.appearanceWeight();
    lightWeight = settings.lightWeight();
    timeWeight = settings.timeWeight();
    typical = new ExpectedAppearance(library);
    seenAt = new int[library.size()];
    Arrays.fill(seenAt, -1);
  }

  /** Finds the candidates of {@code frame} from those of the previous frame. */
  void advance(int frame) {
    int[] before = Arrays.copyOf(donors, count);
    donors = new int[2 * limit];
    costs = new float[2 * limit];
    count = 0;
    typical.aim(frame, targets, metric);
    for (int donor = 0; donor < library.size(); donor++) {
      offer(frame, donor, 0, limit);
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          "every donor is forbidden for frame %d of %d".formatted(frame, targets.size()));
    }
    for (int i = 0; i < count; i++) {
      seenAt[donors[i]] = frame;
    }
    int nearest = count;
    for (int donor : before) {
      int next = library.next(donor);
      continueWith(frame, donor, nearest);
      if (next >= 0) {
        continueWith(frame, next, nearest);
        continueWith(frame, library.next(next), nearest);
      }
    }
    donors = Arrays.copyOf(donors, count);
    costs = Arrays.copyOf(costs, count);
  }

  private void continueWith(int frame, int donor, int nearest) {
    if (donor >= 0 && seenAt[donor] != frame) {
      seenAt[donor] = frame;
      offer(frame, donor, nearest, nearest + limit);
    }
  }

  /**
   * Inserts {@code donor} into the sorted part that begins at {@code first} and ends before {@code
   * end}.
   */
  private void offer(int frame, int donor, int first, int end) {
    if (!targets.allows(frame, library.sourceFrame(donor))) {
      return;
    }
    boolean full = count == end;
    float worst = full ? costs[count - 1] : Float.POSITIVE_INFINITY;
    float cost = poseCost(frame, donor);
    cost += (float) appearanceWeight * typical.distance(donor) + circumstances(frame, donor);
    if (cost < worst) {
      cost +=
          typical.known()
              ? typical.shapeDistance(donor)
              : metric.distance(frame, donor, worst - cost);
    }
    if (cost >= worst) {
      return;
    }
    int at = full ? count - 1 : count++;
    for (; at > first && costs[at - 1] > cost; at--) {
      costs[at] = costs[at - 1];
      donors[at] = donors[at - 1];
    }
    costs[at] = cost;
    donors[at] = donor;
  }

  /** The cost of a donor's distance in time and of its difference in light. */
  private float circumstances(int frame, int donor) {
    int apart = targets.framesApart(frame, library.sourceFrame(donor));
    double cost = timeWeight * (1 - Math.exp(-apart / LONG_FRAMES));
    if (library.hasAppearances() && targets.hasAppearances()) {
      cost += lightWeight * library.appearance(donor).lightDistance(targets.appearance(frame));
    }
    return (float) cost;
  }

  private float poseCost(int frame, int donor) {
    float[] a = targets.rotation(frame);
    float[] b = library.rotation(donor);
    double sum = 0;
    for (int i = 0; i < 9; i++) {
      double d = a[i] - b[i];
      sum += d * d;
    }
    return (float) (sum / poseTolerance);
  }

  /** Positions in the library; the array stays valid after the next advance. */
  int[] donors() {
    return donors;
  }

  /** The cost of each donor without joins; the array stays valid after the next advance. */
  float[] costs() {
    return costs;
  }
}
