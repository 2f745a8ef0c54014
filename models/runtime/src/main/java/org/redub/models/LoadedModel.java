package org.redub.models;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;

/**
 * A loaded model that converts one domain type to another. Each call opens and closes its own
 * native scope. Confined to one thread at a time; its owner closes it.
 */
public final class LoadedModel<I, O> implements AutoCloseable {

  private final ModelCard card;
  private final Model model;
  private final boolean ownsModel;
  private final Predictor<I, O> predictor;
  private final TimedTranslator<I, O> translator;

  LoadedModel(
      ModelCard card, Model model, Predictor<I, O> predictor, TimedTranslator<I, O> translator) {
    this(card, model, true, predictor, translator);
  }

  private LoadedModel(
      ModelCard card,
      Model model,
      boolean ownsModel,
      Predictor<I, O> predictor,
      TimedTranslator<I, O> translator) {
    this.card = card;
    this.model = model;
    this.ownsModel = ownsModel;
    this.predictor = predictor;
    this.translator = translator;
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
    try {
      return predictor.predict(input);
    } catch (TranslateException e) {
      throw new ModelException(
          ModelException.Code.INFERENCE_FAILED,
          "model %s failed: %s".formatted(card.id(), rootMessage(e)),
          e);
    }
  }

  /**
   * Creates a copy that shares the weights, for another thread; it must be closed before this one.
   *
   * @param translatorOfCopy the copy's own translator
   */
  public LoadedModel<I, O> copy(Translator<I, O> translatorOfCopy) {
    TimedTranslator<I, O> timed = new TimedTranslator<>(translatorOfCopy);
    return new LoadedModel<>(card, model, false, model.newPredictor(timed), timed);
  }

  /** Time spent so far. */
  public StageTimes times() {
    return translator.times();
  }

  @Override
  public void close() {
    predictor.close();
    if (ownsModel) {
      model.close();
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
