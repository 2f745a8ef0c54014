package org.redub.render.matte;

import java.util.Objects;

/**
 * Lengths of the mouth's matte, in IOD. Immutable.
 *
 * @param growIod how far the hull of the mouth is grown on all sides
 * @param sides additional growth to each side
 * @param softIod standard deviation of its edge
 * @param ringFromIod distance from the lips of the inner edge of the ring whose colours are matched
 * @param ringToIod distance of its outer edge
 * @param reachIod nothing is blended further than this from the hull
 */
public record MatteSettings(
    float growIod, Sides sides, float softIod, float ringFromIod, float ringToIod, float reachIod) {
  /** Upper limit of a matte's growth and softness. */
  public static final float MAX_IOD = 0.3f;

  /** Lower limit of the softness: a harder edge is visible. */
  public static final float MIN_SOFT_IOD = 0.001f;

  /**
   * Growth along the face's own axes: towards the nose, the chin and the cheeks, left and right
   * being the picture's.
   */
  public record Sides(float up, float right, float down, float left) {
    public static final Sides NONE = new Sides(0, 0, 0, 0);

    public Sides {
      within("growth up", up, 0, MAX_IOD);
      within("growth right", right, 0, MAX_IOD);
      within("growth down", down, 0, MAX_IOD);
      within("growth left", left, 0, MAX_IOD);
    }
  }

  public static final MatteSettings DEFAULT =
      new MatteSettings(0.035f, Sides.NONE, 0.02f, 0.10f, 0.28f, 0.15f);

  public MatteSettings {
    Objects.requireNonNull(sides, "a matte needs its sides");
    within("growth", growIod, 0, MAX_IOD);
    within("softness", softIod, MIN_SOFT_IOD, MAX_IOD);
    if (!(ringFromIod >= 0 && ringToIod > ringFromIod && Float.isFinite(ringToIod))) {
      throw new IllegalArgumentException(
          "a matte's ring must start at 0 or more and end after its start, got %s to %s"
              .formatted(ringFromIod, ringToIod));
    }
    if (!(reachIod > growIod + 2 * softIod && Float.isFinite(reachIod))) {
      throw new IllegalArgumentException(
          "a matte's reach must exceed growth and twice the softness, %s, got %s"
              .formatted(growIod + 2 * softIod, reachIod));
    }
  }

  private static void within(String name, float iod, float min, float max) {
    if (!(iod >= min && iod <= max)) {
      throw new IllegalArgumentException(
          "a matte's %s must be between %s and %s of the interocular distance, got %s"
              .formatted(name, min, max, iod));
    }
  }

  /** These settings with another size and edge. */
  public MatteSettings with(float grow, Sides grown, float soft) {
    float reach = Math.max(reachIod, grow + 2.2f * soft);
    return new MatteSettings(grow, grown, soft, ringFromIod, ringToIod, reach);
  }
}
