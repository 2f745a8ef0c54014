package org.redub.models.converter.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.redub.models.converter.io.ConversionException;

/** Reads the float weights of an ONNX file, as {@link OnnxModel} writes them. Stateless. */
public final class OnnxWeights {
  private OnnxWeights() {}

  /**
   * Every float initializer by name, with its values in the order of the file.
   *
   * @param name name of the file, for messages
   * @throws ConversionException CORRUPT if the file is truncated or not an ONNX model
   */
  public static Map<String, float[]> read(String name, byte[] content) {
    ModelProto model;
    try {
      model = ModelProto.parseFrom(content);
    } catch (InvalidProtocolBufferException e) {
      throw ConversionException.corrupt(
          name + ": is not an ONNX model (" + e.getMessage() + ")", e);
    }
    Map<String, float[]> weights = new TreeMap<>();
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      if (Tensors.isFloat(tensor)) {
        weights.put(tensor.getName(), Tensors.floatsOf(tensor));
      }
    }
    return Collections.unmodifiableMap(weights);
  }
}
