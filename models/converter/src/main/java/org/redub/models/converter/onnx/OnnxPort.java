package org.redub.models.converter.onnx;

import java.util.Arrays;
import java.util.List;

/** A float input or output of a graph; a dimension of -1 is free. Immutable. */
record OnnxPort(String name, List<Long> dims) {
  OnnxPort {
    dims = List.copyOf(dims);
  }

  static OnnxPort of(String name, long... dims) {
    return new OnnxPort(name, Arrays.stream(dims).boxed().toList());
  }

  /** As a {@code ValueInfoProto}. */
  ProtobufWriter toProtobuf() {
    ProtobufWriter shape = new ProtobufWriter();
    for (long dim : dims) {
      ProtobufWriter one = new ProtobufWriter();
      shape.message(1, dim < 0 ? one.text(2, name + "_length") : one.integer(1, dim));
    }
    ProtobufWriter tensorType =
        new ProtobufWriter().integer(1, OnnxType.FLOAT.code()).message(2, shape);
    return new ProtobufWriter()
        .text(1, name)
        .message(2, new ProtobufWriter().message(1, tensorType));
  }
}
