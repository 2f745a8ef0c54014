package org.redub.audio.mel;

/** The conversion between mel and Hz. */
public enum MelScale {
  /** Slaney's Auditory Toolbox: linear (3 mel per 200 Hz) below 1 kHz, logarithmic above. */
  SLANEY {
    @Override
    double toMel(double hz) {
      return hz < BREAK_HZ
          ? hz * MEL_PER_HZ
          : BREAK_HZ * MEL_PER_HZ + MEL_PER_LOG * Math.log(hz / BREAK_HZ);
    }

    @Override
    double toHz(double mel) {
      double breakMel = BREAK_HZ * MEL_PER_HZ;
      return mel < breakMel
          ? mel / MEL_PER_HZ
          : BREAK_HZ * Math.exp((mel - breakMel) / MEL_PER_LOG);
    }
  },
  /** The HTK formula, 2595 log10(1 + f / 700). */
  HTK {
    @Override
    double toMel(double hz) {
      return 2595 * Math.log10(1 + hz / 700);
    }

    @Override
    double toHz(double mel) {
      return 700 * (Math.pow(10, mel / 2595) - 1);
    }
  };

  private static final double BREAK_HZ = 1000;
  private static final double MEL_PER_HZ = 3.0 / 200;
  private static final double MEL_PER_LOG = 27 / Math.log(6.4);

  abstract double toMel(double hz);

  abstract double toHz(double mel);
}
