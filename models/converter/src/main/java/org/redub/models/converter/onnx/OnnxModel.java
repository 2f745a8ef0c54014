package org.redub.models.converter.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.List;

/**
 * A graph with its metadata. Its bytes do not depend on when or where it is written. Immutable.
 *
 * @param producerVersion version of the conversion rules, to raise whenever the same source gives
 *     other bytes
 * @param metadata entries about the source and its licence, in the order in which they are written
 */
public record OnnxModel(GraphProto graph, String producerVersion, List<Entry> metadata) {
  private static final String PRODUCER = "redub-models-converter";

  /** Opset 17 has all operators that the rules use; GridSample was added in 16. */
  private static final int OPSET = 17;

  /** The version of the file format that introduced opset 17. */
  private static final int IR_VERSION = 8;

  /** ONNX's own operators. */
  private static final String DEFAULT_DOMAIN = "";

  public OnnxModel {
    metadata = List.copyOf(metadata);
  }

  /** One entry of metadata. */
  public record Entry(String key, String value) {}

  /** The file's content, fields in the order of their numbers. */
  public byte[] toBytes() {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName(PRODUCER)
            .setProducerVersion(producerVersion)
            .setGraph(graph)
            .addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain(DEFAULT_DOMAIN).setVersion(OPSET));
    for (Entry entry : metadata) {
      model.addMetadataProps(
          StringStringEntryProto.newBuilder().setKey(entry.key()).setValue(entry.value()));
    }
    return model.build().toByteArray();
  }
}
