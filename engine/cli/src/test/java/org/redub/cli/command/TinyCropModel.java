package org.redub.cli.command;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A network with the tensors of Wav2Lip that returns the crop it gets, and its model card. */
final class TinyCropModel {
  static final String LICENCE = "Research only";

  private static final int SIZE = 96;
  private static final long IR_VERSION = 8;
  private static final long OPSET = 17;

  private TinyCropModel() {}

  /** The network. */
  static byte[] network() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("tiny")
            .addInput(port("mel", 1, 1, 80, 16))
            .addInput(port("face", 1, 6, SIZE, SIZE))
            .addInitializer(integer("from", 3))
            .addInitializer(integer("to", 6))
            .addInitializer(integer("axis", 1))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("Slice")
                    .addInput("face")
                    .addInput("from")
                    .addInput("to")
                    .addInput("axis")
                    .addOutput("output"))
            .addOutput(port("output", 1, 3, SIZE, SIZE));
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  /** Writes the network and its card, and returns the card's file. */
  static Path write(Path folder, String id) throws IOException {
    ObjectNode card = card(id);
    Files.write(folder.resolve(id + ".onnx"), network());
    return write(folder, card);
  }

  /** Writes a card only. */
  static Path write(Path folder, ObjectNode card) throws IOException {
    Path file = folder.resolve(card.get("id").asText() + ".json");
    new ObjectMapper().writeValue(file.toFile(), card);
    return file;
  }

  /** The shortest valid card. */
  static ObjectNode card(String id) {
    ObjectNode card = new ObjectMapper().createObjectNode();
    card.put("id", id).put("version", "1").put("title", "A test").put("task", "face-crop");
    card.put("file", id + ".onnx").put("sha256", sha256(network())).put("licence", LICENCE);
    card.put("source", "a test").put("madeBy", "a test").putObject("crop");
    return card;
  }

  private static ValueInfoProto port(String name, int... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int dimension : dimensions) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dimension));
    }
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static TensorProto integer(String name, long value) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.INT64_VALUE)
        .addDims(1)
        .addInt64Data(value)
        .build();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
