package org.redub.models;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;

/**
 * A warm model that turns one domain type into another. Each call opens and closes its own native
 * scope. Confined to one thread at a time; whoever loaded it closes it.
 */
public final class LoadedModel<I, O> implements AutoCloseable {

  private final ModelCard card;
  private final Model model;
  private final Predictor<I, O> predictor;
  private final TimedTranslator<I, O> translator;

  LoadedModel(
      ModelCard card, Model model, Predictor<I, O> predictor, TimedTranslator<I, O> translator) {
    this.card = card;
    this.model = model;
    this.predictor = predictor;
    this.translator = translator;
  }

  /** What the model is. */
  public ModelCard card() {
    return card;
  }

  /**
   * Runs the model once.
   *
   * @throws ModelException INFERENCE_FAILED if the network cannot run
   */
  public O run(I input) {
    try {
      return predictor.predict(input);
    } catch (TranslateException e) {
      throw new ModelException(
          ModelException.Code.INFERENCE_FAILED,
          "model %s failed: %s".formatted(card.id(), rootMessage(e)),
          e);
    }
  }

  /** Time spent so far. */
  public StageTimes times() {
    return translator.times();
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }

  static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
