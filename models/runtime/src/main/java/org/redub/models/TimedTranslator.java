package org.redub.models;

import ai.djl.ndarray.NDList;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;

/**
 * Measures the time of another translator's pre-processing and post-processing, and of the
 * inference between them. Confined to one thread at a time; others may read {@link #times}.
 */
final class TimedTranslator<I, O> implements NoBatchifyTranslator<I, O> {

  private final Translator<I, O> inner;
  private volatile StageTimes times = StageTimes.ZERO;
  private long startNanos;
  private long inputReadyNanos;

  TimedTranslator(Translator<I, O> inner) {
    this.inner = inner;
  }

  @Override
  public NDList processInput(TranslatorContext context, I input) throws Exception {
    startNanos = System.nanoTime();
    NDList tensors = inner.processInput(context, input);
    inputReadyNanos = System.nanoTime();
    return tensors;
  }

  @Override
  public O processOutput(TranslatorContext context, NDList tensors) throws Exception {
    long outputReadyNanos = System.nanoTime();
    O output = inner.processOutput(context, tensors);
    times =
        times.plus(
            new StageTimes(
                1,
                inputReadyNanos - startNanos,
                outputReadyNanos - inputReadyNanos,
                System.nanoTime() - outputReadyNanos));
    return output;
  }

  /** Discards the times of the warm-up. */
  void resetTimes() {
    times = StageTimes.ZERO;
  }

  StageTimes times() {
    return times;
  }
}
