package org.redub.engine.actor.face;

import org.redub.geometry.FaceMesh;

/**
 * Keeps the inner edges of the lips from crossing, and shuts them along their whole length where
 * the middle is shut: a linear face meets an opening only in the middle. Stateless.
 */
public final class LipSeal {
  /** Lips open up to this far are shut along their whole length, in interocular distances. */
  private static final double SHUT = 0.01;

  /** From here on each part of the lips opens as the face has it. */
  private static final double FREE = 0.05;

  private static final int[] RING = FaceMesh.INNER_LIP.positionsIn(FaceMesh.LOWER_FACE);

  private LipSeal() {}

  /**
   * Changes the points of a lower face.
   *
   * @param xyz LOWER_FACE x (x, y, z) in canonical space, in interocular distances; changed in
   *     place
   * @param opening how far the middle is to be open, in interocular distances
   */
  public static void apply(float[] xyz, double opening) {
    double open = Math.max(0, Math.min(1, (opening - SHUT) / (FREE - SHUT)));
    for (int i = 1; i < RING.length / 2; i++) {
      int lower = 3 * RING[i];
      int upper = 3 * RING[RING.length - i];
      double gap = xyz[lower + 1] - xyz[upper + 1];
      double wanted = Math.max(0, open * gap + (1 - open) * Math.min(gap, opening));
      spread(xyz, lower + 1, upper + 1, wanted - gap);
      double depth = xyz[lower + 2] - xyz[upper + 2];
      spread(xyz, lower + 2, upper + 2, (open - 1) * depth);
    }
  }

  private static void spread(float[] xyz, int lower, int upper, double more) {
    xyz[lower] += (float) (more / 2);
    xyz[upper] -= (float) (more / 2);
  }
}
