package org.redub.engine.analyse.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the spans in which a mouth is out of sync: windows of {@value #WINDOW_FRAMES} frames, at
 * least half of them with speech, in which opening and width together correlate negatively with the
 * prediction. Stateless.
 */
public final class OutOfSyncSpans {
  private static final int WINDOW_FRAMES = 35;
  private static final int STEP_FRAMES = 5;
  private static final double MIN_AGREEMENT = 0;

  /** A span of time, in seconds on the clock of the sound. Immutable. */
  public record Span(double from, double to) {}

  private OutOfSyncSpans() {}

  /**
   * Finds the spans, which are in order and do not touch.
   *
   * @param offsetSeconds how much later the mouth moves than the sound
   * @param speech whether there is speech in each frame
   */
  public static List<Span> find(
      PredictedMouth predicted, TrackedMouth tracked, double offsetSeconds, boolean[] speech) {
    double[] predictedOpening =
        Signals.detrended(Signals.opening(predicted, tracked.frames(), offsetSeconds));
    double[] predictedWidth =
        Signals.detrended(Signals.width(predicted, tracked.frames(), offsetSeconds));
    double[] opening = Signals.detrended(tracked.opening());
    double[] width = Signals.detrended(tracked.width());
    boolean[] outOfSync = new boolean[tracked.frames()];
    for (int from = 0; from + WINDOW_FRAMES <= outOfSync.length; from += STEP_FRAMES) {
      int to = from + WINDOW_FRAMES;
      double agreement =
          (correlation(predictedOpening, opening, from, to)
                  + correlation(predictedWidth, width, from, to))
              / 2;
      if (agreement < MIN_AGREEMENT && mostlySpeech(speech, from, to)) {
        Arrays.fill(outOfSync, from, to, true);
      }
    }
    return spans(outOfSync);
  }

  private static double correlation(double[] a, double[] b, int from, int to) {
    return Signals.correlation(Arrays.copyOfRange(a, from, to), Arrays.copyOfRange(b, from, to));
  }

  private static boolean mostlySpeech(boolean[] speech, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += speech[i] ? 1 : 0;
    }
    return 2 * count >= to - from;
  }

  private static List<Span> spans(boolean[] outOfSync) {
    List<Span> spans = new ArrayList<>();
    double rate = TrackedMouth.FRAMES_PER_SECOND;
    int start = -1;
    for (int i = 0; i <= outOfSync.length; i++) {
      boolean inside = i < outOfSync.length && outOfSync[i];
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        spans.add(new Span(start / rate, i / rate));
        start = -1;
      }
    }
    return spans;
  }
}
