package org.redub.audio.cue;

/**
 * The nine mouth shapes of Rhubarb Lip Sync: the six basic ones (A to F, from the Hanna-Barbera
 * studios) and the three extended ones (G, H, X).
 */
public enum Viseme {
  /** Lips pressed together: p, b, m. */
  A("MBP"),
  /** Slightly open, teeth together: most consonants, and ee. */
  B("etc"),
  /** Open: eh, ae; also on the way to and from D. */
  C("E"),
  /** Wide open: ah. */
  D("AI"),
  /** Slightly rounded: aw, er. */
  E("O"),
  /** Puckered: oo, w. */
  F("U"),
  /** Lower lip under the upper teeth: f, v. */
  G("FV"),
  /** Open, the tongue raised behind the upper teeth: a long l. */
  H("L"),
  /** At rest: lips closed without pressure, in pauses. */
  X("rest");

  private final String prestonBlairName;

  Viseme(String prestonBlairName) {
    this.prestonBlairName = prestonBlairName;
  }

  /** The name of this shape in Rhubarb's files for Moho and OpenToonz. */
  public String prestonBlairName() {
    return prestonBlairName;
  }
}
