package org.redub.engine.generate.crop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.redub.models.FaceCrop;

/** Networks with the tensors of Wav2Lip that do what a test can foresee. */
final class TinyCropNetworks {
  static final int COLUMNS = 16;
  private static final int BANDS = 80;
  private static final long[] RED_SHAPE = {1, 3, 1, 1};

  private TinyCropNetworks() {}

  /** Gives back the crop it was shown whole. */
  static byte[] identity(int batch, int size) {
    TinyGraph graph = withInputs(batch, size);
    graph.output("out", whole(graph), batch, 3, size, size);
    return graph.bytes();
  }

  /** Gives back the crop of which it was shown a half. */
  static byte[] masked(int batch, int size) {
    TinyGraph graph = withInputs(batch, size);
    graph.output("out", slice(graph, 0), batch, 3, size, size);
    return graph.bytes();
  }

  /** Gives back the whole crop, each channel times a factor. */
  static byte[] tint(int batch, int size, float... factors) {
    TinyGraph graph = withInputs(batch, size);
    String tinted = graph.node("Mul", whole(graph), graph.floats(RED_SHAPE, factors));
    graph.output("out", tinted, batch, 3, size, size);
    return graph.bytes();
  }

  /** Gives back the whole crop, values below 0 as 0. */
  static byte[] rectified(int batch, int size) {
    TinyGraph graph = withInputs(batch, size);
    graph.output("out", graph.node("Relu", whole(graph)), batch, 3, size, size);
    return graph.bytes();
  }

  /**
   * Paints the middle of the lower half from black, for silence, to {@code value} in every channel,
   * for the loudest mel.
   */
  static byte[] mouthByLevel(int batch, int size, float value) {
    TinyGraph graph = withInputs(batch, size);
    float[] shown = new float[size * size];
    float[] hidden = new float[size * size];
    for (int i = 0; i < shown.length; i++) {
      double x = (i % size + 0.5) / size - 0.5;
      double y = (Math.floorDiv(i, size) + 0.5) / size - 0.73;
      hidden[i] = x * x / (0.1 * 0.1) + y * y / (0.05 * 0.05) < 1 ? 1 : 0;
      shown[i] = 1 - hidden[i];
    }
    long[] square = {1, 1, size, size};
    String mel = graph.meanOfEach("mel");
    String level =
        graph.node(
            "Mul",
            graph.node("Add", mel, graph.floats(new long[] {1}, 4)),
            graph.floats(new long[] {1}, value / 8));
    String face = graph.node("Mul", whole(graph), graph.floats(square, shown));
    String mouth = graph.node("Mul", graph.floats(square, hidden), level);
    graph.output("out", graph.node("Add", face, mouth), batch, 3, size, size);
    return graph.bytes();
  }

  private static TinyGraph withInputs(int batch, int size) {
    TinyGraph graph = new TinyGraph();
    graph.input("mel", batch, 1, BANDS, COLUMNS);
    graph.input("faces", batch, 6, size, size);
    return graph;
  }

  private static String whole(TinyGraph graph) {
    return slice(graph, 3);
  }

  private static String slice(TinyGraph graph, int from) {
    return graph.node(
        "Slice", "faces", graph.integers(from), graph.integers(from + 3), graph.integers(1));
  }

  /** Writes a network and the shortest card for it. */
  static void write(Path folder, String id, byte[] network, FaceCrop crop) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode card = json.createObjectNode();
    card.put("id", id).put("version", "1").put("title", "a test").put("task", "face-crop");
    card.put("file", id + ".onnx").put("sha256", sha256(network)).put("licence", "CC0-1.0");
    card.put("source", "a test").put("madeBy", "a test");
    card.set("crop", json.valueToTree(crop));
    try {
      Files.write(folder.resolve(id + ".onnx"), network);
      json.writeValue(folder.resolve(id + ".json").toFile(), card);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
