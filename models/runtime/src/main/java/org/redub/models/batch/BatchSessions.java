package org.redub.models.batch;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One network in sessions for 1, 4, 16 and 64 items, each opened when it is first needed. Items are
 * run by the smallest session that has room for them. Used by one thread at a time; its owner
 * closes it.
 */
public final class BatchSessions implements BatchRunner, AutoCloseable {
  /** Each next session takes so many times as many items. */
  private static final int STEP = 4;

  /** More items at once gain nothing, even on the largest GPUs. */
  public static final int MOST_ITEMS = 64;

  /** Creates the options of a session; the sessions close them. */
  public interface Options {
    OrtSession.SessionOptions create() throws OrtException;
  }

  private final byte[] model;
  private final List<ItemTensor> inputs;
  private final List<ItemTensor> outputs;
  private final Options options;
  private final int mostItems;
  private final Map<Integer, OrtSession> sessions = new TreeMap<>();

  /**
   * Opens nothing yet.
   *
   * @param model the bytes of a network for one item
   * @param callers how many threads may ask at once
   */
  public BatchSessions(
      byte[] model,
      List<ItemTensor> inputs,
      List<ItemTensor> outputs,
      Options options,
      int callers) {
    this.model = model.clone();
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.options = options;
    this.mostItems = roomFor(Math.min(callers, MOST_ITEMS));
  }

  /**
   * Tests whether the network computes the same for several items as for each of them.
   *
   * @throws BatchException if not, or if it cannot run
   */
  public void test() {
    BatchTrial.run(this);
  }

  /** The number of items of the smallest session that takes so many. */
  public static int roomFor(int items) {
    int size = 1;
    while (size < items) {
      size *= STEP;
    }
    return size;
  }

  @Override
  public int mostItems() {
    return mostItems;
  }

  @Override
  public List<ItemTensor> inputs() {
    return inputs;
  }

  @Override
  public List<ItemTensor> outputs() {
    return outputs;
  }

  @Override
  public void run(List<FloatBuffer> in, int items, List<FloatBuffer> out) {
    int size = roomFor(items);
    List<OnnxTensor> open = new ArrayList<>();
    try {
      OrtSession session = session(size);
      Map<String, OnnxTensor> given = tensors(inputs, in, size, open);
      Map<String, OnnxTensor> wanted = tensors(outputs, out, size, open);
      session.run(given, wanted).close();
    } catch (OrtException | BatchGraphException e) {
      throw new BatchException(String.valueOf(e.getMessage()), e);
    } finally {
      open.forEach(OnnxTensor::close);
    }
  }

  private static Map<String, OnnxTensor> tensors(
      List<ItemTensor> shapes, List<FloatBuffer> values, int size, List<OnnxTensor> open)
      throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (int i = 0; i < shapes.size(); i++) {
      ItemTensor shape = shapes.get(i);
      OnnxTensor tensor =
          OnnxTensor.createTensor(
              OrtEnvironment.getEnvironment(),
              values.get(i).slice(0, size * shape.values()),
              shape.shapeOf(size));
      open.add(tensor);
      tensors.put(shape.name(), tensor);
    }
    return tensors;
  }

  private OrtSession session(int size) throws OrtException, BatchGraphException {
    @Nullable OrtSession known = sessions.get(size);
    if (known != null) {
      return known;
    }
    byte[] graph = size == 1 ? model : BatchGraph.forItems(model, size);
    try (OrtSession.SessionOptions settings = options.create()) {
      OrtSession opened = OrtEnvironment.getEnvironment().createSession(graph, settings);
      sessions.put(size, opened);
      return opened;
    }
  }

  @Override
  public void close() {
    for (OrtSession session : sessions.values()) {
      try {
        session.close();
      } catch (OrtException e) {
        throw new BatchException(String.valueOf(e.getMessage()), e);
      }
    }
    sessions.clear();
  }
}
