package org.redub.render.matte;

/**
 * Lengths of the mouth's matte, in IOD. Immutable.
 *
 * @param growIod how far the hull of the mouth is grown
 * @param sides how much further it is grown to each side
 * @param softIod standard deviation of its edge
 * @param ringFromIod inner rim, from the lips, of the ring whose colours are matched
 * @param ringToIod outer rim of that ring
 * @param reachIod beyond this distance from the hull nothing is blended
 */
public record MatteSettings(
    float growIod, Sides sides, float softIod, float ringFromIod, float ringToIod, float reachIod) {
  /**
   * Growth to the picture's sides, as the face sees them: towards the nose, the chin, the cheeks.
   */
  public record Sides(float up, float right, float down, float left) {
    public static final Sides NONE = new Sides(0, 0, 0, 0);
  }

  public static final MatteSettings DEFAULT =
      new MatteSettings(0.035f, Sides.NONE, 0.02f, 0.10f, 0.28f, 0.15f);

  public MatteSettings {
    if (growIod < 0 || softIod <= 0 || ringToIod <= ringFromIod) {
      throw new IllegalArgumentException(
          "a matte grows, is soft and has a ring, got %s, %s, %s..%s"
              .formatted(growIod, softIod, ringFromIod, ringToIod));
    }
    if (reachIod <= growIod + 2 * softIod) {
      throw new IllegalArgumentException(
          "a matte's reach must exceed growth and softness, got " + reachIod);
    }
  }

  /** The same with a matte of another size and edge. */
  public MatteSettings with(float grow, Sides grown, float soft) {
    float reach = Math.max(reachIod, grow + 2.2f * soft);
    return new MatteSettings(grow, grown, soft, ringFromIod, ringToIod, reach);
  }
}
