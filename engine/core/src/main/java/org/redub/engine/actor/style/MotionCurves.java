package org.redub.engine.actor.style;

/**
 * Opening and width of a mouth over a voice track, in units of their own: only their course counts.
 * Between frames they run in a straight line. Immutable by contract.
 */
public final class MotionCurves {
  private final double frameRateHz;
  private final float[] opening;
  private final float[] width;

  MotionCurves(double frameRateHz, float[] opening, float[] width) {
    this.frameRateHz = frameRateHz;
    this.opening = opening;
    this.width = width;
  }

  /** Opening at a time of the speech. */
  public double openingAt(long ptsUs) {
    return at(opening, ptsUs);
  }

  /** Width at a time of the speech. */
  public double widthAt(long ptsUs) {
    return at(width, ptsUs);
  }

  private double at(float[] values, long ptsUs) {
    if (values.length == 0) {
      return 0;
    }
    double position = Math.max(0, Math.min(values.length - 1, ptsUs * frameRateHz / 1e6));
    int before = (int) position;
    int after = Math.min(before + 1, values.length - 1);
    return values[before] + (position - before) * (values[after] - values[before]);
  }
}
