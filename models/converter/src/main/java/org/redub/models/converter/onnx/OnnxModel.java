package org.redub.models.converter.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.List;

/**
 * A graph and where it comes from. Nothing in it depends on when or where it is written. Immutable.
 *
 * @param producerVersion version of the conversion rules, raised whenever the same source gives
 *     other bytes
 * @param metadata what a reader should know about the source and its licence, in the order written
 */
public record OnnxModel(GraphProto graph, String producerVersion, List<Entry> metadata) {
  private static final String PRODUCER = "redub-models-converter";

  /** Opset 17 has all that the rules use; GridSample came with 16. */
  private static final int OPSET = 17;

  /** The file format's version that came with opset 17. */
  private static final int IR_VERSION = 8;

  /** ONNX's own operators. */
  private static final String DEFAULT_DOMAIN = "";

  public OnnxModel {
    metadata = List.copyOf(metadata);
  }

  /** One line of metadata. */
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
