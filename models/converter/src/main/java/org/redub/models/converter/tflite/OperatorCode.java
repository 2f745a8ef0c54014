package org.redub.models.converter.tflite;

import java.util.Map;

/** Names of operators: TFLite numbers its own and lets a model name the others. */
final class OperatorCode {
  private static final int DEPRECATED_BUILTIN_CODE = 0;
  private static final int CUSTOM_NAME = 1;
  private static final int BUILTIN_CODE = 3;
  private static final int CUSTOM = 32;

  private static final Map<Integer, String> BUILTIN_NAMES =
      Map.ofEntries(
          Map.entry(0, "ADD"),
          Map.entry(2, "CONCATENATION"),
          Map.entry(3, "CONV_2D"),
          Map.entry(4, "DEPTHWISE_CONV_2D"),
          Map.entry(6, "DEQUANTIZE"),
          Map.entry(17, "MAX_POOL_2D"),
          Map.entry(18, "MUL"),
          Map.entry(19, "RELU"),
          Map.entry(22, "RESHAPE"),
          Map.entry(23, "RESIZE_BILINEAR"),
          Map.entry(34, "PAD"),
          Map.entry(45, "STRIDED_SLICE"),
          Map.entry(54, "PRELU"));

  private OperatorCode() {}

  /**
   * Files keep small codes in the older one-byte field and larger ones in the newer; the greater
   * counts.
   */
  static String nameOf(FlatTable table) {
    int code = Math.max(table.int8(DEPRECATED_BUILTIN_CODE, 0), table.int32(BUILTIN_CODE, 0));
    if (code == CUSTOM) {
      return table.text(CUSTOM_NAME);
    }
    return BUILTIN_NAMES.getOrDefault(code, "BUILTIN_" + code);
  }
}
