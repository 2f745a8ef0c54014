package org.redub.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.Phone;

/** Finds the moments at which the speech presses the lips together: p, b and m. */
final class Closures {
  /** Evidence above this is a closure: lip press and phone probabilities both run from 0 to 1. */
  private static final double THRESHOLD = 0.5;

  private static final long STEP_US = 5_000;

  /** A closure of the speech's own clock. */
  record Span(long startUs, long endUs) {
    long middleUs() {
      return (startUs + endUs) / 2;
    }
  }

  private Closures() {}

  /** The closures of {@code articulation}, in order, not overlapping. */
  static List<Span> of(Articulation articulation) {
    List<Span> spans = new ArrayList<>();
    long start = -1;
    for (long t = 0; t <= endUs(articulation) + STEP_US; t += STEP_US) {
      boolean shut = t <= endUs(articulation) && evidence(articulation, t) > THRESHOLD;
      if (shut && start < 0) {
        start = t;
      } else if (!shut && start >= 0) {
        spans.add(new Span(start, t));
        start = -1;
      }
    }
    return spans;
  }

  private static double evidence(Articulation articulation, long ptsUs) {
    double bilabial = articulation.probability(Phone.Group.BILABIAL, ptsUs);
    return Math.max(bilabial, articulation.valueAt(Articulator.PRESS, ptsUs));
  }

  private static long endUs(Articulation articulation) {
    return articulation.frames() == 0 ? 0 : articulation.ptsUs(articulation.frames() - 1);
  }
}
