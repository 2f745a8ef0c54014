package org.redub.audio.activity;

import java.util.BitSet;

/**
 * Decides from the features which hops are speech. The steps in order: noise floor and loudest
 * level within 2 s of each hop (minimum and maximum of the smoothed level); voiced hops; loud hops
 * close to voiced ones; smoothing of the result by a lead, a hangover, filling short pauses and
 * dropping short runs.
 *
 * <p>The thresholds were tuned on real and synthetic speech and on noises; the tests show which
 * sounds they must distinguish.
 */
final class SpeechDecision {
  private static final int SMOOTHING_HOPS = 2;
  private static final int FLOOR_HOPS = 200;
  private static final double MIN_SNR_DB = 6;

  /**
   * A hop must exceed this share of the local range from floor to loudest level, which excludes
   * breaths.
   */
  private static final double MIN_RANGE_SHARE = 0.25;

  private static final double MIN_LEVEL_DB = -65;
  private static final double MIN_PERIODICITY = 0.62;
  private static final double MAX_TONALITY = 0.97;
  private static final double MIN_CHANGE_DB = 1.5;
  private static final int MIN_VOICED_HOPS = 4;
  private static final int VOICE_REACH_HOPS = 20;
  private static final int LEAD_HOPS = 5;
  private static final int HANGOVER_HOPS = 10;
  private static final int MIN_PAUSE_HOPS = 10;
  private static final int MIN_SPEECH_HOPS = 8;

  private final FeatureTrack features;
  private final int hops;
  private final double[] floorDb;
  private final double[] loudestDb;

  private SpeechDecision(FeatureTrack features) {
    this.features = features;
    this.hops = features.length();
    double[] smoothed = smoothedLevels();
    this.loudestDb = SlidingExtreme.maxima(smoothed, FLOOR_HOPS);
    this.floorDb = SlidingExtreme.minima(smoothed, FLOOR_HOPS);
    for (int hop = 0; hop < hops; hop++) {
      floorDb[hop] = Math.max(floorDb[hop], MIN_LEVEL_DB - MIN_SNR_DB);
    }
  }

  static SpeechActivity decide(FeatureTrack features) {
    SpeechDecision decision = new SpeechDecision(features);
    BitSet voiced = decision.voiced();
    BitSet active = decision.active(widened(voiced, VOICE_REACH_HOPS, VOICE_REACH_HOPS));
    BitSet speech = widened(active, LEAD_HOPS, HANGOVER_HOPS);
    speech.clear(decision.hops, Integer.MAX_VALUE);
    fillPauses(speech);
    dropRuns(speech, LEAD_HOPS + HANGOVER_HOPS + MIN_SPEECH_HOPS);
    return new SpeechActivity(speech, decision.hops);
  }

  private BitSet voiced() {
    BitSet voiced = new BitSet(hops);
    for (int hop = 0; hop < hops; hop++) {
      if (snrDb(hop) > MIN_SNR_DB
          && features.periodicity(hop) > MIN_PERIODICITY
          && features.tonality(hop) < MAX_TONALITY
          && features.changeDb(hop) > MIN_CHANGE_DB) {
        voiced.set(hop);
      }
    }
    dropRuns(voiced, MIN_VOICED_HOPS);
    return voiced;
  }

  private BitSet active(BitSet nearVoice) {
    BitSet active = new BitSet(hops);
    for (int hop = 0; hop < hops; hop++) {
      double rangeDb = loudestDb[hop] - floorDb[hop];
      double needed = Math.max(MIN_SNR_DB, MIN_RANGE_SHARE * rangeDb);
      active.set(hop, nearVoice.get(hop) && snrDb(hop) > needed);
    }
    return active;
  }

  private double snrDb(int hop) {
    return features.levelDb(hop) - floorDb[hop];
  }

  private double[] smoothedLevels() {
    double[] smoothed = new double[hops];
    for (int hop = 0; hop < hops; hop++) {
      int first = Math.max(0, hop - SMOOTHING_HOPS);
      int end = Math.min(hops, hop + SMOOTHING_HOPS + 1);
      double power = 0;
      for (int i = first; i < end; i++) {
        power += Math.pow(10, features.levelDb(i) / 10);
      }
      smoothed[hop] = 10 * Math.log10(power / (end - first));
    }
    return smoothed;
  }

  private static BitSet widened(BitSet runs, int before, int after) {
    BitSet wide = new BitSet();
    for (int start = runs.nextSetBit(0); start >= 0; ) {
      int end = runs.nextClearBit(start);
      wide.set(Math.max(0, start - before), end + after);
      start = runs.nextSetBit(end);
    }
    return wide;
  }

  private static void fillPauses(BitSet speech) {
    for (int end = speech.nextClearBit(Math.max(0, speech.nextSetBit(0))); ; ) {
      int next = speech.nextSetBit(end);
      if (next < 0) {
        return;
      }
      if (next - end < MIN_PAUSE_HOPS) {
        speech.set(end, next);
      }
      end = speech.nextClearBit(next);
    }
  }

  private static void dropRuns(BitSet bits, int shorterThan) {
    for (int start = bits.nextSetBit(0); start >= 0; ) {
      int end = bits.nextClearBit(start);
      if (end - start < shorterThan) {
        bits.clear(start, end);
      }
      start = bits.nextSetBit(end);
    }
  }
}
