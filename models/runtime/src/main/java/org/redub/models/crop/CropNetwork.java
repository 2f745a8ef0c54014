package org.redub.models.crop;

import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.models.InferenceRuntime;
import org.redub.models.LoadedModel;
import org.redub.models.ModelCard;
import org.redub.models.ModelException;
import org.redub.models.ModelFile;
import org.redub.models.ModelStore;

/**
 * A network that gives faces another mouth. Thread-safe: concurrent callers share batches, or run
 * side by side if the batch size is 1. Its owner closes it before the runtime.
 */
public final class CropNetwork implements AutoCloseable {
  private final CropContract contract;
  private final LoadedModel<List<CropRequest>, List<float[]>> model;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  private CropNetwork(CropContract contract, LoadedModel<List<CropRequest>, List<float[]>> model) {
    this.contract = contract;
    this.model = model;
  }

  /**
   * Loads a network and runs it once.
   *
   * @throws ModelException if it is missing, damaged, or not of this kind
   */
  public static CropNetwork open(InferenceRuntime runtime, ModelStore store, String id) {
    return open(runtime, store.open(id));
  }

  /**
   * Loads a network and runs it once.
   *
   * @throws ModelException if it is not of this kind
   */
  public static CropNetwork open(InferenceRuntime runtime, ModelFile file) {
    ModelCard card = file.card();
    if (!card.task().equals(CropContract.TASK)) {
      throw new ModelException(
          ModelException.Code.INCOMPATIBLE,
          "model %s has the task '%s', a mouth generator needs '%s'"
              .formatted(card.id(), card.task(), CropContract.TASK));
    }
    CropContract contract = CropContract.of(card, runtime.tensorsOf(file));
    int pixels = contract.sizePx() * contract.sizePx();
    CropRequest grey =
        new CropRequest(
            FloatBuffer.allocate(CropContract.COLOURS * pixels),
            new float[contract.mel().bands() * contract.window().columns()]);
    return new CropNetwork(
        contract,
        runtime.load(file, contract.tensors(), () -> new CropTranslator(contract), List.of(grey)));
  }

  /** One thread's request with its result; guarded by the model. */
  private static final class Waiting {
    private final CropRequest request;
    private float @Nullable [] crop;
    private @Nullable RuntimeException failure;

    Waiting(CropRequest request) {
      this.request = request;
    }
  }

  /** The conventions of its inputs and outputs. */
  public CropContract contract() {
    return contract;
  }

  /** The network's card. */
  public ModelCard card() {
    return model.card();
  }

  /**
   * Returns the face with another mouth: 3 planes of size x size values of 0 to 1, red, green,
   * blue.
   *
   * @throws ModelException INFERENCE_FAILED if the network cannot run
   */
  public float[] run(CropRequest request) {
    if (contract.batch() == 1) {
      return model.run(List.of(request)).get(0);
    }
    return runTogether(request);
  }

  /** The thread that holds the model also runs the requests that have arrived in the meantime. */
  private float[] runTogether(CropRequest request) {
    Waiting own = new Waiting(request);
    synchronized (waiting) {
      waiting.add(own);
    }
    synchronized (model) {
      float[] crop = own.crop;
      while (crop == null && own.failure == null) {
        runBatch();
        crop = own.crop;
      }
      if (crop == null) {
        throw new ModelException(
            ModelException.Code.INFERENCE_FAILED,
            String.valueOf(own.failure == null ? null : own.failure.getMessage()),
            own.failure);
      }
      return crop;
    }
  }

  private void runBatch() {
    List<Waiting> batch = new ArrayList<>();
    synchronized (waiting) {
      while (batch.size() < contract.batch() && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
    }
    try {
      List<float[]> crops = model.run(batch.stream().map(one -> one.request).toList());
      for (int k = 0; k < batch.size(); k++) {
        batch.get(k).crop = crops.get(k);
      }
    } catch (RuntimeException e) {
      batch.forEach(one -> one.failure = e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
