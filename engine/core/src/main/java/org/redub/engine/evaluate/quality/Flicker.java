package org.redub.engine.evaluate.quality;

/**
 * Energy of second differences in time of a run of pictures that are aligned with each other.
 * Confined to one thread.
 */
public final class Flicker {
  private LumaBox before = new LumaBox(0, 0, new float[0]);
  private LumaBox last = before;
  private int run;
  private double energy;
  private double light;
  private long count;

  /** Adds the next picture of the run. */
  public void add(LumaBox picture) {
    if (run >= 2 && picture.values().length == before.values().length) {
      for (int i = 0; i < picture.values().length; i++) {
        double d = picture.values()[i] - 2 * last.values()[i] + before.values()[i];
        energy += d * d;
        light += picture.values()[i];
      }
      count += picture.values().length;
    }
    before = last;
    last = picture;
    run++;
  }

  /** Ends a run: what follows is not compared with what was. */
  public void cut() {
    run = 0;
  }

  /** Energy in shares of the squared mean light, to compare pictures of different light. */
  public double relativeEnergy() {
    return energy() / Math.max(1, light / count * light / count);
  }

  /** Mean energy so far; NaN if no run had three pictures. */
  public double energy() {
    return count == 0 ? Double.NaN : energy / count;
  }
}
