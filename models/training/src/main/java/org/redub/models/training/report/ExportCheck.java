package org.redub.models.training.report;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares an exported graph with the network it came from. Stateless. */
public final class ExportCheck {
  private static final int BANDS = 80;
  private static final String[] OUTPUTS = {"params", "phones", "feat", "motions", "speech"};

  private ExportCheck() {}

  /**
   * The largest error of any output of the graph, relative to the output's largest value, or to 1
   * if that is smaller.
   *
   * @param onnx the file's content
   * @param network computes the network's outputs, in order, for mel values ordered by band
   * @param mel values to compare on
   * @throws IOException if ONNX Runtime cannot run the graph
   */
  public static double largestError(
      byte[] onnx, Function<float[], List<float[]>> network, float[] mel) throws IOException {
    List<float[]> expected = network.apply(mel);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {1, BANDS, mel.length / BANDS};
    try (OrtSession session = environment.createSession(onnx);
        OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(mel), shape);
        OrtSession.Result result = session.run(Map.of("mel", input))) {
      double error = 0;
      for (int k = 0; k < OUTPUTS.length; k++) {
        OnnxTensor output = (OnnxTensor) result.get(OUTPUTS[k]).orElseThrow();
        error = Math.max(error, error(output.getFloatBuffer(), expected.get(k)));
      }
      return error;
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime cannot run the exported graph: " + e.getMessage(), e);
    }
  }

  private static double error(FloatBuffer actual, float[] expected) throws IOException {
    if (actual.remaining() != expected.length) {
      throw new IOException(
          "the exported graph has %d output values, the network %d"
              .formatted(actual.remaining(), expected.length));
    }
    double error = 0;
    double largest = 1;
    for (int i = 0; i < expected.length; i++) {
      error = Math.max(error, Math.abs(actual.get(i) - expected[i]));
      largest = Math.max(largest, Math.abs(expected[i]));
    }
    return error / largest;
  }
}
