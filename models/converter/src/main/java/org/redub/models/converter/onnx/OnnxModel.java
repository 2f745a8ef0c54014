package org.redub.models.converter.onnx;

import java.util.List;

/**
 * A graph and where it comes from. Nothing in it depends on when or where it is written. Immutable.
 *
 * @param producerVersion version of the conversion rules, raised whenever the same source gives
 *     other bytes
 * @param metadata what a reader should know about the source and its licence, in the order written
 */
public record OnnxModel(OnnxGraph graph, String producerVersion, List<Entry> metadata) {
  private static final String PRODUCER = "redub-models-converter";

  /** Opset 17 has all that the rules use; GridSample came with 16. */
  private static final int OPSET = 17;

  /** The file format's version that came with opset 17. */
  private static final int IR_VERSION = 8;

  public OnnxModel {
    metadata = List.copyOf(metadata);
  }

  /** One line of metadata. */
  public record Entry(String key, String value) {
    private ProtobufWriter toProtobuf() {
      return new ProtobufWriter().text(1, key).text(2, value);
    }
  }

  /** The file's content. */
  public byte[] toBytes() {
    ProtobufWriter opset = new ProtobufWriter().text(1, "").integer(2, OPSET);
    ProtobufWriter message =
        new ProtobufWriter()
            .integer(1, IR_VERSION)
            .text(2, PRODUCER)
            .text(3, producerVersion)
            .message(7, graph.toProtobuf())
            .message(8, opset);
    metadata.forEach(entry -> message.message(14, entry.toProtobuf()));
    return message.toByteArray();
  }
}
