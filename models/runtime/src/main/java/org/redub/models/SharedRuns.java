package org.redub.models;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.redub.models.batch.BatchException;
import org.redub.models.batch.BatchSessions;
import org.redub.models.batch.ItemTensor;
import org.redub.models.batch.SharedBatches;

/**
 * The runs of a model that concurrent callers share. Every caller translates its own item, on its
 * own thread; only the network itself runs for several. Thread-safe; its owner closes it after the
 * last call.
 */
final class SharedRuns implements AutoCloseable {
  private final BatchSessions sessions;
  private final SharedBatches batches;

  private SharedRuns(BatchSessions sessions) {
    this.sessions = sessions;
    this.batches = new SharedBatches(sessions);
  }

  /**
   * Opens the sessions of a network.
   *
   * @throws BatchException if it does not compute the same for several items as for each of them
   */
  static SharedRuns open(
      ModelFile file, TensorContract contract, BatchSessions.Options options, int callers) {
    BatchSessions sessions =
        new BatchSessions(
            file.bytes(), items(contract.inputs()), items(contract.outputs()), options, callers);
    try {
      sessions.test();
      return new SharedRuns(sessions);
    } catch (RuntimeException e) {
      sessions.close();
      throw e;
    }
  }

  private static List<ItemTensor> items(List<TensorSpec> tensors) {
    return tensors.stream().map(t -> new ItemTensor(t.name(), t.shape())).toList();
  }

  /**
   * Runs the model for one item.
   *
   * @throws Exception whatever the translator throws, or {@link BatchException} if the network
   *     cannot run
   */
  <I, O> O run(Model model, Translator<I, O> translator, I input) throws Exception {
    try (ItemContext context = new ItemContext(model)) {
      List<float[]> results = batches.run(inOrder(translator.processInput(context, input)));
      NDList outputs = new NDList();
      for (int i = 0; i < results.size(); i++) {
        ItemTensor tensor = sessions.outputs().get(i);
        NDArray output =
            context
                .getNDManager()
                .create(
                    FloatBuffer.wrap(results.get(i)), new Shape(tensor.shape()), DataType.FLOAT32);
        output.setName(tensor.name());
        outputs.add(output);
      }
      return translator.processOutput(context, outputs);
    }
  }

  /**
   * The values of the tensors in the order of the contract; a tensor without a name has its place.
   */
  private List<FloatBuffer> inOrder(NDList tensors) {
    List<FloatBuffer> values = new ArrayList<>();
    for (int i = 0; i < sessions.inputs().size(); i++) {
      String name = sessions.inputs().get(i).name();
      NDArray tensor =
          tensors.stream().filter(t -> name.equals(t.getName())).findFirst().orElse(tensors.get(i));
      values.add(tensor.toByteBuffer().asFloatBuffer());
    }
    return values;
  }

  @Override
  public void close() {
    sessions.close();
  }
}
