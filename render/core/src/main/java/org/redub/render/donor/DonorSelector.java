package org.redub.render.donor;

import java.util.Arrays;

/**
 * Selects a donor for every frame: the cheapest path by dynamic programming over shape, appearance,
 * pose, light, time and joins. Thread-safe.
 *
 * <p>Unit selection after Hunt and Black 1996 (speech) and Bregler et al. 1997 (Video Rewrite).
 * Deviations: a state includes the length of its run, so that short runs can cost more; a run may
 * hold or skip a frame; donors that continue a run are candidates even if they are not among the
 * nearest.
 *
 * <p>Call order: {@link ShapeMetric} once, then per frame {@link DonorCandidates#advance} and a
 * step of the path, then the trace back.
 */
public final class DonorSelector {
  private static final float NEVER = Float.POSITIVE_INFINITY;

  private final DonorSettings settings;

  public DonorSelector(DonorSettings settings) {
    this.settings = settings;
  }

  /**
   * Selects the donors of {@code targets} from {@code library}.
   *
   * @throws IllegalArgumentException if every donor is forbidden for a frame
   */
  public DonorSelection select(DonorTargets targets, DonorLibrary library) {
    int frames = targets.size();
    if (frames == 0) {
      return new DonorSelection(new int[0], new float[0], new boolean[0]);
    }
    ShapeMetric metric = new ShapeMetric(targets, library);
    DonorCandidates candidates = new DonorCandidates(library, targets, metric, settings);
    Step[] steps = new Step[frames];
    for (int frame = 0; frame < frames; frame++) {
      candidates.advance(frame);
      steps[frame] = new Step(candidates.donors(), candidates.costs(), settings.joins().minRun());
      if (frame == 0) {
        steps[0].begin();
      } else {
        steps[frame].follow(steps[frame - 1], library, metric);
      }
      steps[frame].close(settings.joins());
    }
    return traceBack(steps);
  }

  private static DonorSelection traceBack(Step[] steps) {
    int frames = steps.length;
    int[] donors = new int[frames];
    float[] costs = new float[frames];
    boolean[] joins = new boolean[frames];
    Step last = steps[frames - 1];
    int candidate = last.byLeaving[0];
    int state = last.leavingState[candidate];
    for (int frame = frames - 1; frame >= 0; frame--) {
      Step step = steps[frame];
      candidate = state / step.ages;
      donors[frame] = step.donors[candidate];
      costs[frame] = step.local[candidate];
      joins[frame] = frame > 0 && step.joined[state];
      state = step.from[state];
    }
    return new DonorSelection(donors, costs, joins);
  }

  /** One frame of the path: for each candidate and age of its run the cheapest path to it. */
  private static final class Step {
    final int[] donors;
    final float[] local;
    final int ages;
    final float[] total;
    final int[] from;
    final boolean[] joined;

    /** For each candidate the cheapest total, including the cost of leaving its run now. */
    final float[] leaving;

    final int[] leavingState;

    /** Candidates by rising leaving cost. */
    int[] byLeaving = new int[0];

    private DonorSettings.Joins joins = DonorSettings.DEFAULT.joins();

    Step(int[] donors, float[] local, int ages) {
      this.donors = donors;
      this.local = local;
      this.ages = ages;
      total = new float[donors.length * ages];
      from = new int[donors.length * ages];
      joined = new boolean[donors.length * ages];
      leaving = new float[donors.length];
      leavingState = new int[donors.length];
      Arrays.fill(total, NEVER);
    }

    void begin() {
      for (int c = 0; c < donors.length; c++) {
        total[c * ages] = local[c];
      }
    }

    void follow(Step before, DonorLibrary library, ShapeMetric metric) {
      for (int c = 0; c < donors.length; c++) {
        join(before, c, library, metric);
        proceed(before, c, library);
      }
    }

    private void join(Step before, int c, DonorLibrary library, ShapeMetric metric) {
      float best = NEVER;
      int bestFrom = 0;
      for (int b : before.byLeaving) {
        float atLeast = before.leaving[b] + (float) before.joins.base();
        if (atLeast >= best) {
          break;
        }
        int old = before.donors[b];
        int shown = library.next(old) >= 0 ? library.next(old) : old;
        float apart = Math.min(1, metric.lipDistance(shown, donors[c]));
        float cost = atLeast + (float) before.joins.shape() * apart;
        if (cost < best) {
          best = cost;
          bestFrom = before.leavingState[b];
        }
      }
      total[c * ages] = best + local[c];
      from[c * ages] = bestFrom;
      joined[c * ages] = true;
    }

    private void proceed(Step before, int c, DonorLibrary library) {
      int same = donors[c];
      int one = library.previous(same);
      int two = one < 0 ? -1 : library.previous(one);
      for (int b = 0; b < before.donors.length; b++) {
        int old = before.donors[b];
        if (old == one) {
          extend(before, b, c, 0);
        } else if (old == same || old == two) {
          extend(before, b, c, (float) before.joins.slip());
        }
      }
    }

    private void extend(Step before, int b, int c, float slip) {
      for (int age = 0; age < ages; age++) {
        int to = c * ages + Math.min(age + 1, ages - 1);
        float cost = before.total[b * ages + age] + slip + local[c];
        if (cost < total[to]) {
          total[to] = cost;
          from[to] = b * ages + age;
          joined[to] = false;
        }
      }
    }

    /** Computes for each candidate the cost of leaving its run. */
    void close(DonorSettings.Joins settings) {
      joins = settings;
      long[] order = new long[donors.length];
      for (int c = 0; c < donors.length; c++) {
        leaving[c] = NEVER;
        for (int age = 0; age < ages; age++) {
          double tooShort = ages == 1 ? 0 : (ages - 1.0 - age) / (ages - 1);
          float cost = total[c * ages + age] + (float) (settings.shortRun() * tooShort);
          if (cost < leaving[c]) {
            leaving[c] = cost;
            leavingState[c] = c * ages + age;
          }
        }
        order[c] = (long) sortable(leaving[c]) << Integer.SIZE | c;
      }
      Arrays.sort(order);
      byLeaving = new int[donors.length];
      for (int c = 0; c < donors.length; c++) {
        byLeaving[c] = (int) order[c];
      }
    }

    /** The value as an integer of the same order. */
    private static int sortable(float value) {
      int bits = Float.floatToIntBits(value);
      return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }
  }
}
