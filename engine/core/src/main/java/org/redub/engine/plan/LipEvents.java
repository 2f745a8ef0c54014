package org.redub.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.Phone;

/**
 * Finds the moments at which viewers expect a certain position of the lips: closed for p, b and m,
 * the lower lip at the upper teeth for f and v.
 */
final class LipEvents {
  /** Evidence above this is an event: articulators and phone probabilities run from 0 to 1. */
  private static final double THRESHOLD = 0.5;

  private static final long STEP_US = 5_000;

  /** A frame belongs to an event that comes within this distance of the frame's time. */
  private static final long REACH_US = 6_000;

  private LipEvents() {}

  /** Where the lips are shut, in order, not overlapping. */
  static List<TimeSpan> closures(Articulation articulation) {
    return of(articulation, Phone.Group.BILABIAL, Articulator.PRESS);
  }

  /** Where the lower lip is at the upper teeth, in order, not overlapping. */
  static List<TimeSpan> lipTeeth(Articulation articulation) {
    return of(articulation, Phone.Group.LABIODENTAL, Articulator.TUCK);
  }

  private static List<TimeSpan> of(
      Articulation articulation, Phone.Group sounds, Articulator articulator) {
    List<TimeSpan> spans = new ArrayList<>();
    long last = articulation.frames() == 0 ? 0 : articulation.ptsUs(articulation.frames() - 1);
    long start = -1;
    for (long t = 0; t <= last + STEP_US; t += STEP_US) {
      double evidence =
          Math.max(articulation.probability(sounds, t), articulation.valueAt(articulator, t));
      boolean on = t <= last && evidence > THRESHOLD;
      if (on && start < 0) {
        start = t;
      } else if (!on && start >= 0) {
        spans.add(new TimeSpan(start, t));
        start = -1;
      }
    }
    return spans;
  }

  /**
   * The frames of events: every frame inside one, and for an event between two frames the one
   * nearest its middle, so that at any frame rate each is seen for at least one whole frame.
   *
   * @param ptsUs times of the frames on the speech's clock, ascending
   */
  static boolean[] frames(List<TimeSpan> events, long[] ptsUs) {
    boolean[] in = new boolean[ptsUs.length];
    for (TimeSpan event : events) {
      boolean met = false;
      int nearest = -1;
      for (int i = 0; i < ptsUs.length; i++) {
        if (ptsUs[i] >= event.startUs() - REACH_US && ptsUs[i] <= event.endUs() + REACH_US) {
          in[i] = true;
          met = true;
        }
        if (nearest < 0 || distance(event, ptsUs[i]) < distance(event, ptsUs[nearest])) {
          nearest = i;
        }
      }
      if (!met && nearest >= 0 && distance(event, ptsUs[nearest]) <= gapUs(ptsUs, nearest)) {
        in[nearest] = true;
      }
    }
    return in;
  }

  private static long distance(TimeSpan event, long ptsUs) {
    return Math.abs(ptsUs - event.middleUs());
  }

  /** Distance of a frame to the further one of its neighbours. */
  private static long gapUs(long[] ptsUs, int i) {
    long before = i > 0 ? ptsUs[i] - ptsUs[i - 1] : 0;
    long after = i < ptsUs.length - 1 ? ptsUs[i + 1] - ptsUs[i] : 0;
    return Math.max(before, after);
  }
}
