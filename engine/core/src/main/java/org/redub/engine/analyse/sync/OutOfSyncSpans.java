package org.redub.engine.analyse.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The seconds in which a mouth runs against its sound: windows of {@value #WINDOW_FRAMES} frames
 * with speech in half of them or more, in which opening and width together do not go with what is
 * expected. Stateless.
 */
public final class OutOfSyncSpans {
  private static final int WINDOW_FRAMES = 35;
  private static final int STEP_FRAMES = 5;
  private static final double LEAST_AGREEMENT = 0;

  /** A stretch of time, in seconds of the sound's clock. */
  public record Span(double from, double to) {}

  private OutOfSyncSpans() {}

  /**
   * The spans, in order, not touching.
   *
   * @param offsetSeconds how much later the mouth moves than the sound
   * @param speech whether there is speech in a frame
   */
  public static List<Span> of(
      PredictedMouth heard, TrackedMouth seen, double offsetSeconds, boolean[] speech) {
    double[] o = Signals.detrended(Signals.opening(heard, seen.frames(), offsetSeconds));
    double[] w = Signals.detrended(Signals.width(heard, seen.frames(), offsetSeconds));
    double[] seenO = Signals.detrended(seen.opening());
    double[] seenW = Signals.detrended(seen.width());
    boolean[] off = new boolean[seen.frames()];
    for (int from = 0; from + WINDOW_FRAMES <= off.length; from += STEP_FRAMES) {
      int to = from + WINDOW_FRAMES;
      double agreement = (correlation(o, seenO, from, to) + correlation(w, seenW, from, to)) / 2;
      if (agreement < LEAST_AGREEMENT && mostlySpeech(speech, from, to)) {
        Arrays.fill(off, from, to, true);
      }
    }
    return spans(off);
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

  private static List<Span> spans(boolean[] off) {
    List<Span> spans = new ArrayList<>();
    double rate = TrackedMouth.FRAMES_PER_SECOND;
    int start = -1;
    for (int i = 0; i <= off.length; i++) {
      boolean inside = i < off.length && off[i];
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
