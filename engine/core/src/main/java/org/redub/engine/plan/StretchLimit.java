package org.redub.engine.plan;

import java.util.List;
import org.redub.engine.tracking.FaceTrack;

/**
 * Keeps a planned mouth from opening much wider than the donor whose teeth it shows, since they
 * would stretch with it. Rather open less than show teeth of rubber; a take whose mouth never opens
 * moves its lips but little.
 */
final class StretchLimit {
  private static final double MOST_STRETCH = 1.35;

  /** Lips part this far without teeth showing, in eye distances. */
  private static final double FREE_OPENING = 0.04;

  private StretchLimit() {}

  /** The opening that may be shown of the planned one. */
  static float limited(float opening, List<FramePlan.Donor> donors, FaceTrack track) {
    double given = 0;
    double weight = 0;
    for (FramePlan.Donor donor : donors) {
      given += donor.weight() * track.shape(donor.frame() - track.firstFrame()).opening();
      weight += donor.weight();
    }
    return (float) Math.min(opening, given / weight * MOST_STRETCH + FREE_OPENING);
  }
}
