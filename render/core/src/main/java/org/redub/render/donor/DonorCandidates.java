package org.redub.render.donor;

import java.util.Arrays;

/**
 * The donors worth looking at for each frame: the nearest ones, and those that continue a run from
 * the frame before. Call {@link #advance} with rising frame numbers. Confined to one thread.
 */
final class DonorCandidates {
  /** Frames after which a donor counts as 1 - 1/e of far away in time. */
  private static final double LONG_FRAMES = 50;

  private final DonorLibrary library;
  private final DonorTargets targets;
  private final ShapeMetric metric;
  private final int limit;
  private final double poseTolerance;
  private final double lookWeight;
  private final double lightWeight;
  private final double timeWeight;
  private final ExpectedLook usual;
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
    lookWeight = settings.lookWeight();
    lightWeight = settings.lightWeight();
    timeWeight = settings.timeWeight();
    usual = new ExpectedLook(library);
    seenAt = new int[library.size()];
    Arrays.fill(seenAt, -1);
  }

  /** Finds the candidates of {@code frame}, knowing those of the frame before. */
  void advance(int frame) {
    int[] before = Arrays.copyOf(donors, count);
    donors = new int[2 * limit];
    costs = new float[2 * limit];
    count = 0;
    usual.aim(frame, targets, metric);
    for (int donor = 0; donor < library.size(); donor++) {
      offer(frame, donor, 0, limit);
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          "no donor is allowed at frame %d of %d".formatted(frame, targets.size()));
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
   * Inserts {@code donor} into the sorted part from {@code from} on, which holds up to {@code to}.
   */
  private void offer(int frame, int donor, int from, int to) {
    if (!targets.allows(frame, library.sourceFrame(donor))) {
      return;
    }
    boolean full = count == to;
    float worst = full ? costs[count - 1] : Float.POSITIVE_INFINITY;
    float cost = poseCost(frame, donor);
    cost += (float) lookWeight * usual.distance(donor) + circumstances(frame, donor);
    if (cost < worst) {
      cost +=
          usual.known() ? usual.shapeDistance(donor) : metric.distance(frame, donor, worst - cost);
    }
    if (cost >= worst) {
      return;
    }
    int at = full ? count - 1 : count++;
    for (; at > from && costs[at - 1] > cost; at--) {
      costs[at] = costs[at - 1];
      donors[at] = donors[at - 1];
    }
    costs[at] = cost;
    donors[at] = donor;
  }

  /** What it costs that a donor was taken at another time or in other light. */
  private float circumstances(int frame, int donor) {
    int apart = targets.framesApart(frame, library.sourceFrame(donor));
    double cost = timeWeight * (1 - Math.exp(-apart / LONG_FRAMES));
    if (library.hasLooks() && targets.hasLooks()) {
      cost += lightWeight * library.look(donor).lightDistance(targets.look(frame));
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

  /** Places in the library; the array stays valid after the next advance. */
  int[] donors() {
    return donors;
  }

  /** What each costs alone; the array stays valid after the next advance. */
  float[] costs() {
    return costs;
  }
}
