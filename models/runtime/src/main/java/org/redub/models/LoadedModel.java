package org.redub.models;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redub.models.batch.BatchException;

/**
 * A loaded model that converts one domain type to another. Each call opens and closes its own
 * native scope. Thread-safe: concurrent callers share the session and use predictors of their own;
 * on a GPU, they share runs if the model takes items of one size. Its owner closes it after the
 * last call.
 */
public final class LoadedModel<I, O> implements AutoCloseable {

  private final ModelCard card;
  private final Model model;
  private final Supplier<Translator<I, O>> translators;
  private final List<Instance<I, O>> instances = new ArrayList<>();
  private final Queue<Instance<I, O>> idle = new ConcurrentLinkedQueue<>();
  private final @Nullable SharedRuns shared;

  /** A predictor for one call at a time. */
  private record Instance<I, O>(Predictor<I, O> predictor, TimedTranslator<I, O> translator) {}

  private LoadedModel(
      ModelCard card,
      Model model,
      Supplier<Translator<I, O>> translators,
      @Nullable SharedRuns shared) {
    this.card = card;
    this.model = model;
    this.translators = translators;
    this.shared = shared;
  }

  /**
   * Takes over an open model and runs it once, to warm it up.
   *
   * @param translators creates a translator, one for each thread
   * @param shared runs that callers share, closed with the model; null for one run per call
   */
  static <I, O> LoadedModel<I, O> warm(
      ModelCard card,
      Model model,
      Supplier<Translator<I, O>> translators,
      I warmUp,
      @Nullable SharedRuns shared)
      throws TranslateException {
    LoadedModel<I, O> loaded = new LoadedModel<>(card, model, translators, shared);
    Instance<I, O> first = loaded.create();
    first.predictor.predict(warmUp);
    first.translator.resetTimes();
    loaded.idle.add(first);
    return loaded;
  }

  private Instance<I, O> create() {
    TimedTranslator<I, O> translator = new TimedTranslator<>(translators.get());
    Instance<I, O> instance = new Instance<>(model.newPredictor(translator), translator);
    synchronized (instances) {
      instances.add(instance);
    }
    return instance;
  }

  /** The model's card. */
  public ModelCard card() {
    return card;
  }

  /**
   * Runs the model once.
   *
   * @throws ModelException INFERENCE_FAILED if the network cannot run
   */
  public O run(I input) {
    Instance<I, O> unused = idle.poll();
    Instance<I, O> instance = unused == null ? create() : unused;
    try {
      return shared == null
          ? instance.predictor.predict(input)
          : shared.run(model, instance.translator, input);
    } catch (RuntimeException e) {
      throw e instanceof BatchException ? failed(e) : e;
    } catch (Exception e) {
      throw failed(e);
    } finally {
      idle.add(instance);
    }
  }

  private ModelException failed(Exception e) {
    return new ModelException(
        ModelException.Code.INFERENCE_FAILED,
        "model %s failed: %s".formatted(card.id(), rootMessage(e)),
        e);
  }

  /** Time spent so far, summed over all threads. */
  public StageTimes times() {
    StageTimes sum = StageTimes.ZERO;
    synchronized (instances) {
      for (Instance<I, O> instance : instances) {
        sum = sum.plus(instance.translator.times());
      }
    }
    return sum;
  }

  @Override
  public void close() {
    synchronized (instances) {
      instances.forEach(instance -> instance.predictor.close());
    }
    model.close();
    if (shared != null) {
      shared.close();
    }
  }

  static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
