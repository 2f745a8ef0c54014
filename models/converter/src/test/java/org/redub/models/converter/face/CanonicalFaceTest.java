package org.redub.models.converter.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.models.converter.io.ConversionException;

class CanonicalFaceTest {
  @Test
  void writesVerticesTexturesAndTrianglesWithIndicesFromOne() {
    List<String> lines =
        new String(CanonicalFace.toObj("face", source(468, 898)), StandardCharsets.US_ASCII)
            .lines()
            .toList();
    assertThat(lines).hasSize(468 + 468 + 898);
    assertThat(lines.get(1)).isEqualTo("v 5.500000 6.500000 7.500000");
    assertThat(lines.get(469)).isEqualTo("vt 8.500000 9.500000");
    assertThat(lines.get(936 + 1)).isEqualTo("f 4/4 5/5 6/6");
  }

  @Test
  void rejectsAnotherMesh() {
    assertCorrupt(source(467, 898), "2335 vertex values, 2694 indices; expected 2340 and 2694");
    assertCorrupt(new byte[] {16, 1}, "face: contains no mesh");
    assertCorrupt(new byte[] {10, 100, 0}, "face: is not a protobuf message");
    assertCorrupt(new byte[] {12}, "face: is not a protobuf message");
  }

  private static void assertCorrupt(byte[] source, String message) {
    assertThatThrownBy(() -> CanonicalFace.toObj("face", source))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining(message);
  }

  /** The n-th vertex value is n + 0.5, the n-th index is n modulo 100. */
  private static byte[] source(int vertices, int triangles) {
    UnknownFieldSet.Field.Builder values = UnknownFieldSet.Field.newBuilder();
    for (int i = 0; i < 5 * vertices; i++) {
      values.addFixed32(Float.floatToIntBits(i + 0.5f));
    }
    UnknownFieldSet.Field.Builder indices = UnknownFieldSet.Field.newBuilder();
    for (int i = 0; i < 3 * triangles; i++) {
      indices.addVarint(i % 100);
    }
    UnknownFieldSet mesh =
        UnknownFieldSet.newBuilder()
            .addField(3, values.build())
            .addField(4, indices.build())
            .build();
    return UnknownFieldSet.newBuilder()
        .addField(
            1, UnknownFieldSet.Field.newBuilder().addLengthDelimited(mesh.toByteString()).build())
        .build()
        .toByteArray();
  }
}
