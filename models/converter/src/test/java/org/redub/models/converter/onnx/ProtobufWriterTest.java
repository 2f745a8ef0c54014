package org.redub.models.converter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtobufWriterTest {
  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "1, 01",
    "127, 7f",
    "128, 8001",
    "150, 9601",
    "300, ac02",
    "16384, 808001",
    "-1, ffffffffffffffffff01",
    "9223372036854775807, ffffffffffffffff7f"
  })
  void writesVarints(long value, String expected) {
    assertThat(hex(new ProtobufWriter().integer(1, value))).isEqualTo("08" + expected);
  }

  @Test
  void writesTextAndNestedMessages() {
    ProtobufWriter inner = new ProtobufWriter().text(2, "testing");
    assertThat(hex(inner)).isEqualTo("120774657374696e67");
    assertThat(hex(new ProtobufWriter().message(20, inner))).isEqualTo("a20109120774657374696e67");
  }

  private static String hex(ProtobufWriter writer) {
    return HexFormat.of().formatHex(writer.toByteArray());
  }
}
