package org.redub.models.converter.onnx;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.redub.models.converter.io.FileBytes;
import org.redub.models.converter.io.ProtobufField;

/** Reads the float weights of an ONNX file, as {@link OnnxModel} writes them. Stateless. */
public final class OnnxWeights {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW = 9;

  private OnnxWeights() {}

  /**
   * Every float initializer by its name, values in the order of the file.
   *
   * @param name of the file, for messages
   * @throws org.redub.models.converter.io.ConversionException CORRUPT if the file breaks off
   */
  public static Map<String, float[]> read(String name, byte[] model) {
    Map<String, float[]> weights = new TreeMap<>();
    for (ProtobufField part : ProtobufField.readAll(FileBytes.of(name, model))) {
      if (part.number() == MODEL_GRAPH) {
        for (ProtobufField member : ProtobufField.readAll(part.content())) {
          if (member.number() == GRAPH_INITIALIZER) {
            put(weights, member.content());
          }
        }
      }
    }
    return Collections.unmodifiableMap(weights);
  }

  private static void put(Map<String, float[]> weights, FileBytes tensor) {
    long type = 0;
    String name = "";
    float[] values = {};
    for (ProtobufField field : ProtobufField.readAll(tensor)) {
      switch (field.number()) {
        case TENSOR_TYPE -> type = field.value();
        case TENSOR_NAME ->
            name = new String(field.content().toByteArray(), StandardCharsets.UTF_8);
        case TENSOR_RAW -> values = floats(field.content());
        default -> {}
      }
    }
    if (type == OnnxType.FLOAT.code()) {
      weights.put(name, values);
    }
  }

  private static float[] floats(FileBytes raw) {
    float[] values = new float[raw.size() / Float.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = raw.float32((long) i * Float.BYTES);
    }
    return values;
  }
}
