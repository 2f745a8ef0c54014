package org.redub.models.converter.onnx;

/** Element types, with their numbers in {@code TensorProto.DataType}. */
enum OnnxType {
  FLOAT(1),
  INT64(7),
  FLOAT16(10);

  private final int code;

  OnnxType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
