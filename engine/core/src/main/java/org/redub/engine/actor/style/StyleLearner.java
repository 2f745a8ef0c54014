package org.redub.engine.actor.style;

import java.util.ArrayList;
import java.util.List;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.sound.TakeSpeech;

/**
 * Sums up how an actor's tracked opening and width go with what the network hears, over the spoken
 * frames of a shot: curves and inputs without their mean over a second, curves in standard
 * deviations. Used once.
 */
public final class StyleLearner {
  /** A frame of 25 a second counts once. */
  private static final double FRAME_US = 40_000;

  private final FaceTrack track;
  private final long[] ptsUs;
  private final TakeSpeech own;
  private final StyleInputs inputs;

  /** {@code inputs}: those of the sound {@code own}. */
  public StyleLearner(FaceTrack track, long[] ptsUs, TakeSpeech own, StyleInputs inputs) {
    this.track = track;
    this.ptsUs = ptsUs;
    this.own = own;
    this.inputs = inputs;
  }

  /** The shot's sums, the spoken frames dealt into folds as contiguous parts. */
  public StyleStatistics learn() {
    List<Integer> spoken = new ArrayList<>();
    for (int i = 0; i < ptsUs.length; i++) {
      if (track.found(i) && own.speaksAt(ptsUs[i])) {
        spoken.add(i);
      }
    }
    if (spoken.size() < StyleStatistics.FOLDS || own.articulation().frames() == 0) {
      return StyleStatistics.none();
    }
    double[] opening = standard(i -> track.shape(i).opening(), spoken);
    double[] width = standard(i -> track.shape(i).width(), spoken);
    double weight = frameUs() / FRAME_US;
    double[] row = new double[inputs.size()];
    List<StyleFold> folds = new ArrayList<>();
    for (int fold = 0; fold < StyleStatistics.FOLDS; fold++) {
      StyleFold sums = new StyleFold(row.length);
      int from = fold * spoken.size() / StyleStatistics.FOLDS;
      int to = (fold + 1) * spoken.size() / StyleStatistics.FOLDS;
      for (int n = from; n < to; n++) {
        inputs.row(ptsUs[spoken.get(n)] - own.startUs(), row);
        sums.add(row, new double[] {opening[n], width[n]}, weight);
      }
      folds.add(sums);
    }
    return new StyleStatistics(folds);
  }

  private double frameUs() {
    return (double) (ptsUs[ptsUs.length - 1] - ptsUs[0]) / Math.max(1, ptsUs.length - 1);
  }

  private interface Curve {
    double at(int frame);
  }

  /** A curve at the spoken frames, without its mean over a second, mean 0 and deviation 1. */
  private double[] standard(Curve curve, List<Integer> spoken) {
    double[] values = new double[spoken.size()];
    int from = 0;
    int to = 0;
    double sum = 0;
    int count = 0;
    for (int n = 0; n < values.length; n++) {
      int i = spoken.get(n);
      for (; to < ptsUs.length && ptsUs[to] <= ptsUs[i] + StyleInputs.DETREND_US; to++) {
        sum += track.found(to) ? curve.at(to) : 0;
        count += track.found(to) ? 1 : 0;
      }
      for (; ptsUs[from] < ptsUs[i] - StyleInputs.DETREND_US; from++) {
        sum -= track.found(from) ? curve.at(from) : 0;
        count -= track.found(from) ? 1 : 0;
      }
      values[n] = curve.at(i) - sum / count;
    }
    double mean = 0;
    double square = 0;
    for (double value : values) {
      mean += value / values.length;
      square += value * value / values.length;
    }
    double sd = Math.sqrt(Math.max(1e-12, square - mean * mean));
    for (int n = 0; n < values.length; n++) {
      values[n] = (values[n] - mean) / sd;
    }
    return values;
  }
}
