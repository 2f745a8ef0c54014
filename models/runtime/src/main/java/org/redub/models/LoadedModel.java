package org.redub.models;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/**
 * One network in memory, run through DJL. Confined to one thread; the owner closes it.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
public final class LoadedModel<I, O> implements AutoCloseable {

  /** The two sides of a network: domain types to tensors and back. Tensors never leave it. */
  public interface Tensors<I, O> {

    /** The input tensors, made in the context's own scope. */
    NDList input(TranslatorContext context, I input);

    /** The result, holding no tensor. */
    O output(TranslatorContext context, NDList tensors);
  }

  private final ModelCard card;
  private final Model model;
  private final Predictor<I, O> predictor;
  private final StageTimes times = new StageTimes();

  LoadedModel(ModelCard card, byte[] onnx, Device device, Tensors<I, O> tensors) {
    this.card = card;
    model = Model.newInstance(card.id(), device, "OnnxRuntime");
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      if (device.isGpu()) {
        options.addCUDA(device.getDeviceId());
      }
      model.load(new ByteArrayInputStream(onnx), Map.of("sessionOptions", options));
    } catch (IOException | MalformedModelException | OrtException e) {
      model.close();
      throw failedToLoad(card, device, e);
    }
    predictor = model.newPredictor(new TimedTranslator<>(tensors, times), device);
  }

  private static ModelException failedToLoad(ModelCard card, Device device, Exception cause) {
    if (device.isGpu()) {
      return new ModelException(
          ModelException.Code.DEVICE_UNAVAILABLE,
          "model '%s' cannot run on %s: %s".formatted(card.id(), device, rootMessage(cause)),
          cause);
    }
    return new ModelException(
        ModelException.Code.INCOMPATIBLE,
        "model '%s' cannot be loaded: %s".formatted(card.id(), rootMessage(cause)),
        cause);
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** The model's card. */
  public ModelCard card() {
    return card;
  }

  /** How long its calls took. */
  public StageTimes times() {
    return times;
  }

  /**
   * Runs the network once.
   *
   * @throws ModelException with {@code INFERENCE_FAILED}
   */
  public O run(I input) {
    try {
      return predictor.predict(input);
    } catch (TranslateException e) {
      throw new ModelException(
          ModelException.Code.INFERENCE_FAILED,
          "model '%s' failed: %s".formatted(card.id(), rootMessage(e)),
          e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }

  /** Splits a call's time into before, in and after the network. */
  private static final class TimedTranslator<I, O> implements NoBatchifyTranslator<I, O> {
    private final Tensors<I, O> tensors;
    private final StageTimes times;
    private long preNanos;
    private long startedNanos;

    TimedTranslator(Tensors<I, O> tensors, StageTimes times) {
      this.tensors = tensors;
      this.times = times;
    }

    @Override
    public NDList processInput(TranslatorContext context, I input) {
      long begin = System.nanoTime();
      NDList list = tensors.input(context, input);
      startedNanos = System.nanoTime();
      preNanos = startedNanos - begin;
      return list;
    }

    @Override
    public O processOutput(TranslatorContext context, NDList list) {
      long ended = System.nanoTime();
      O output = tensors.output(context, list);
      times.add(preNanos, ended - startedNanos, System.nanoTime() - ended);
      return output;
    }
  }
}
