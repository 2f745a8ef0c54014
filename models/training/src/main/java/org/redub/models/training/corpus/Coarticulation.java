package org.redub.models.training.corpus;

import java.util.List;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.Phone;

/**
 * Computes the mouth's motion from phones: every phone attracts the articulators around its time;
 * its influence grows with its dominance and decreases with distance in time. Immutable,
 * thread-safe.
 *
 * <p>After Cohen and Massaro (1993), "Modeling coarticulation in synthetic visual speech", with a
 * core in which a phone has full influence and a Gaussian that limits its reach.
 */
final class Coarticulation {
  /** Decay of the influence per second: the jaw is slow, lips are fast. */
  private static final double[] FALL = {14, 30, 18};

  /** The index in {@link #FALL} of each articulator: 0 jaw, 1 lips, 2 shape. */
  private static final int[] GROUP = {0, 1, 2, 2, 1, 1, 0};

  private static final double CORE_SHARE = 0.3;
  private static final double LONGEST_CORE = 0.06;
  private static final double REACH_PER_SECOND = 9;
  private static final double SILENCE_EDGE = 0.04;
  private static final double PLOSIVE_CENTRE = 0.4;

  private final PhoneTable table;

  Coarticulation(PhoneTable table) {
    this.table = table;
  }

  /**
   * Computes the mouth's motion during an utterance.
   *
   * @param frameRateHz frames per second, the first at 0 s
   * @return the articulators, ordered by frame
   */
  float[] articulate(List<PhoneSegment> segments, int frames, double frameRateHz) {
    int channels = Articulator.values().length;
    float[] values = new float[frames * channels];
    for (int frame = 0; frame < frames; frame++) {
      double t = frame / frameRateHz;
      double[] weights = {1e-6, 1e-6, 1e-6};
      double[] sums = new double[channels];
      for (PhoneSegment segment : segments) {
        pull(segment, t, weights, sums);
      }
      for (int c = 0; c < channels; c++) {
        values[frame * channels + c] = (float) (sums[c] / weights[GROUP[c]]);
      }
    }
    return values;
  }

  /** The phone that is spoken at each frame. */
  static Phone[] phones(List<PhoneSegment> segments, int frames, double frameRateHz) {
    Phone[] phones = new Phone[frames];
    int at = 0;
    for (int frame = 0; frame < frames; frame++) {
      double t = frame / frameRateHz;
      while (at < segments.size() - 1 && segments.get(at).endSeconds() <= t) {
        at++;
      }
      boolean spoken = !segments.isEmpty() && t < segments.get(at).endSeconds();
      phones[frame] = spoken ? segments.get(at).phone() : Phone.SILENCE;
    }
    return phones;
  }

  private void pull(PhoneSegment segment, double t, double[] weights, double[] sums) {
    double distance = Math.max(0, Math.abs(t - centre(segment)) - core(segment));
    if (distance > 0.5) {
      return;
    }
    PhoneTable.Target target = table.of(segment.phone());
    double[] dominance = {target.jawDominance(), target.lipDominance(), target.shapeDominance()};
    double[] pulls = new double[dominance.length];
    double bound = Math.exp(-(distance * REACH_PER_SECOND) * (distance * REACH_PER_SECOND));
    for (int g = 0; g < pulls.length; g++) {
      double stiffness = FALL[g] * (1 + 0.2 * Math.min(dominance[g], 3));
      pulls[g] = dominance[g] * Math.exp(-stiffness * distance) * bound;
      weights[g] += pulls[g];
    }
    for (int c = 0; c < sums.length; c++) {
      sums[c] += pulls[GROUP[c]] * target.articulators()[c];
    }
  }

  private static double centre(PhoneSegment segment) {
    Phone phone = segment.phone();
    double share = phone == Phone.P || phone == Phone.B ? PLOSIVE_CENTRE : 0.5;
    return segment.startSeconds() + share * segment.durationSeconds();
  }

  private static double core(PhoneSegment segment) {
    double duration = segment.durationSeconds();
    return segment.phone() == Phone.SILENCE
        ? Math.max(0, 0.5 * duration - SILENCE_EDGE)
        : Math.min(CORE_SHARE * duration, LONGEST_CORE);
  }
}
