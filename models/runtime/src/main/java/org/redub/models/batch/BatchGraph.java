package org.redub.models.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Writes a copy of an ONNX graph that takes several items at once. The embedded networks are made
 * for one item: their first dimension is a fixed 1, in the inputs and outputs and in the constant
 * shapes of Reshape and the constant sizes of Resize. This sets it to another fixed number, because
 * cuDNN plans its convolutions again whenever a size changes. Whether the copy computes the same
 * has to be tested by running it. Stateless.
 */
public final class BatchGraph {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;

  /** Shapes between the nodes, which ONNX Runtime infers again. */
  private static final int GRAPH_VALUE_INFO = 13;

  private static final int NODE_INPUT = 1;
  private static final int NODE_OP = 4;
  private static final int NAME = 1;
  private static final int VALUE_TYPE = 2;
  private static final int TYPE_TENSOR = 1;
  private static final int TENSOR_SHAPE = 2;
  private static final int SHAPE_DIMENSION = 1;
  private static final int DIMENSION_VALUE = 1;
  private static final int TENSOR_DIMENSIONS = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_INT64 = 7;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW = 9;
  private static final long INT64 = 7;

  /** Which input of an operator holds the shape of its output. */
  private static final Map<String, Integer> SHAPE_INPUTS = Map.of("Reshape", 1, "Resize", 3);

  private final int items;
  private final Map<String, WireMessage> constants = new HashMap<>();
  private final WireMessage graph = new WireMessage();

  /** What is done to a message inside another. */
  private interface Change {
    WireMessage apply(WireMessage inner) throws BatchGraphException;
  }

  private BatchGraph(int items) {
    this.items = items;
  }

  /**
   * The bytes of a network for {@code items} items.
   *
   * @param model the bytes of a network for one item
   * @throws BatchGraphException if its first dimension cannot be changed
   */
  public static byte[] forItems(byte[] model, int items) throws BatchGraphException {
    WireMessage changed = new WireMessage();
    for (WireMessage.Field field : WireMessage.parse(model).fields()) {
      if (field.number() == MODEL_GRAPH) {
        changed.bytes(MODEL_GRAPH, new BatchGraph(items).change(field.message()).toBytes());
      } else {
        changed.add(field);
      }
    }
    return changed.toBytes();
  }

  private WireMessage change(WireMessage original) throws BatchGraphException {
    for (WireMessage.Field field : original.fields(GRAPH_INITIALIZER)) {
      WireMessage constant = field.message();
      constants.put(constant.text(TENSOR_NAME), constant);
    }
    for (WireMessage.Field field : original.fields()) {
      switch (field.number()) {
        case GRAPH_NODE -> graph.bytes(GRAPH_NODE, node(field).toBytes());
        case GRAPH_INPUT, GRAPH_OUTPUT -> graph.bytes(field.number(), value(field).toBytes());
        case GRAPH_VALUE_INFO -> {}
        default -> graph.add(field);
      }
    }
    return graph;
  }

  /** An input or output with another first dimension. */
  private WireMessage value(WireMessage.Field field) throws BatchGraphException {
    WireMessage value = field.message();
    if (constants.containsKey(value.text(NAME))) {
      return value;
    }
    return inside(
        value,
        VALUE_TYPE,
        type ->
            inside(
                type,
                TYPE_TENSOR,
                tensor -> inside(tensor, TENSOR_SHAPE, shape -> resized(shape))));
  }

  private WireMessage resized(WireMessage shape) {
    WireMessage changed = new WireMessage();
    boolean first = true;
    for (WireMessage.Field field : shape.fields()) {
      if (first && field.number() == SHAPE_DIMENSION) {
        changed.bytes(SHAPE_DIMENSION, new WireMessage().number(DIMENSION_VALUE, items).toBytes());
        first = false;
      } else {
        changed.add(field);
      }
    }
    return changed;
  }

  private static WireMessage inside(WireMessage outer, int number, Change change)
      throws BatchGraphException {
    WireMessage changed = new WireMessage();
    for (WireMessage.Field field : outer.fields()) {
      if (field.number() == number) {
        changed.bytes(number, change.apply(field.message()).toBytes());
      } else {
        changed.add(field);
      }
    }
    return changed;
  }

  /** The node, with a constant of its own if it needs another shape. */
  private WireMessage node(WireMessage.Field field) throws BatchGraphException {
    WireMessage node = field.message();
    Integer shapeInput = SHAPE_INPUTS.get(node.text(NODE_OP));
    List<WireMessage.Field> inputs = node.fields(NODE_INPUT);
    if (shapeInput == null || inputs.size() <= shapeInput) {
      return node;
    }
    String shapeName = inputs.get(shapeInput).text();
    WireMessage constant = constants.get(shapeName);
    if (constant == null) {
      throw new BatchGraphException(
          "the shape of a %s is not a constant".formatted(node.text(NODE_OP)));
    }
    long[] shape = numbers(constant);
    if (shape.length == 0 || shape[0] != 1) {
      return node;
    }
    shape[0] = items;
    String name = "%s_of_%d_items".formatted(shapeName, items);
    if (constants.put(name, constant) == null) {
      graph.bytes(GRAPH_INITIALIZER, constant(name, shape).toBytes());
    }
    return withInput(node, shapeInput, name);
  }

  private static WireMessage withInput(WireMessage node, int index, String name) {
    WireMessage changed = new WireMessage();
    int at = 0;
    for (WireMessage.Field field : node.fields()) {
      if (field.number() == NODE_INPUT && at++ == index) {
        changed.text(NODE_INPUT, name);
      } else {
        changed.add(field);
      }
    }
    return changed;
  }

  private static WireMessage constant(String name, long[] values) {
    ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    LongStream.of(values).forEach(raw::putLong);
    return new WireMessage()
        .number(TENSOR_DIMENSIONS, values.length)
        .number(TENSOR_TYPE, INT64)
        .text(TENSOR_NAME, name)
        .bytes(TENSOR_RAW, raw.array());
  }

  /** The values of an int64 tensor. */
  private static long[] numbers(WireMessage tensor) throws BatchGraphException {
    List<WireMessage.Field> raw = tensor.fields(TENSOR_RAW);
    if (!raw.isEmpty()) {
      ByteBuffer values = ByteBuffer.wrap(raw.get(0).bytes()).order(ByteOrder.LITTLE_ENDIAN);
      long[] numbers = new long[values.remaining() / Long.BYTES];
      values.asLongBuffer().get(numbers);
      return numbers;
    }
    if (tensor.fields(TENSOR_INT64).isEmpty()) {
      throw new BatchGraphException(
          "the constant '%s' has no values".formatted(tensor.text(TENSOR_NAME)));
    }
    return unpacked(tensor.fields(TENSOR_INT64));
  }

  /** Repeated numbers are packed into one field, or each has a field of its own. */
  private static long[] unpacked(List<WireMessage.Field> fields) throws BatchGraphException {
    LongStream.Builder numbers = LongStream.builder();
    for (WireMessage.Field field : fields) {
      if (field.isVarint()) {
        numbers.add(field.value());
      } else {
        WireMessage.numbers(field.bytes()).forEach(numbers::add);
      }
    }
    return numbers.build().toArray();
  }
}
