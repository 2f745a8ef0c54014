package org.redub.models.converter.testing;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs an ONNX file in ONNX Runtime, on the CPU in one thread. */
public final class OnnxRunner implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  public OnnxRunner(byte[] model) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(model, options);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot load the model", e);
    }
  }

  /** An input: its dimensions and its elements. */
  public record Input(long[] dims, float... values) {}

  /** Runs the model on inputs by name and returns outputs by name, row-major. */
  public Map<String, float[]> run(Map<String, Input> inputs) {
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Input> input : inputs.entrySet()) {
        FloatBuffer values = FloatBuffer.wrap(input.getValue().values());
        tensors.put(
            input.getKey(), OnnxTensor.createTensor(environment, values, input.getValue().dims()));
      }
      Map<String, float[]> outputs = new LinkedHashMap<>();
      try (OrtSession.Result result = session.run(tensors)) {
        for (Map.Entry<String, OnnxValue> output : result) {
          FloatBuffer values = ((OnnxTensor) output.getValue()).getFloatBuffer();
          float[] copy = new float[values.remaining()];
          values.get(copy);
          outputs.put(output.getKey(), copy);
        }
      }
      return outputs;
    } catch (OrtException e) {
      throw new IllegalStateException("the model does not run", e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  /** Runs the model on a square image, planar R, G, B. */
  public Map<String, float[]> runImage(float[] planes, int sizePx) {
    return run(Map.of("image", new Input(new long[] {1, 3, sizePx, sizePx}, planes)));
  }

  /**
   * Names and shapes of all inputs and outputs, which must be floats: {@code a [1, 2] -> b [3], c
   * []}.
   */
  public String contract() {
    try {
      return ports(session.getInputInfo()) + " -> " + ports(session.getOutputInfo());
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ports(Map<String, NodeInfo> ports) {
    return ports.values().stream().map(OnnxRunner::port).collect(Collectors.joining(", "));
  }

  private static String port(NodeInfo node) {
    TensorInfo tensor = (TensorInfo) node.getInfo();
    if (tensor.type != OnnxJavaType.FLOAT) {
      throw new AssertionError(node.getName() + " is of type " + tensor.type);
    }
    return node.getName() + " " + Arrays.toString(tensor.getShape());
  }

  /** The model's metadata. */
  public Map<String, String> metadata() {
    try {
      return session.getMetadata().getCustomMetadata();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
