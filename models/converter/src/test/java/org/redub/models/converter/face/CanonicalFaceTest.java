package org.redub.models.converter.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.FileBytes;

class CanonicalFaceTest {
  @Test
  void writesVerticesTexturesAndTrianglesCountedFromOne() {
    List<String> lines =
        new String(CanonicalFace.toObj(source(468, 898)), StandardCharsets.US_ASCII)
            .lines()
            .toList();
    assertThat(lines).hasSize(468 + 468 + 898);
    assertThat(lines.get(1)).isEqualTo("v 5.500000 6.500000 7.500000");
    assertThat(lines.get(469)).isEqualTo("vt 8.500000 9.500000");
    assertThat(lines.get(936 + 1)).isEqualTo("f 4/4 5/5 6/6");
  }

  @Test
  void refusesAnotherMesh() {
    assertCorrupt(source(467, 898), "2335 vertex values");
    assertCorrupt(FileBytes.of("face", new byte[] {16, 1}), "holds no mesh");
    assertCorrupt(FileBytes.of("face", new byte[] {10, 100, 0}), "lie outside");
    assertCorrupt(FileBytes.of("face", new byte[] {11}), "no protobuf field");
  }

  private static void assertCorrupt(FileBytes source, String message) {
    assertThatThrownBy(() -> CanonicalFace.toObj(source))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining(message);
  }

  /** The n-th vertex value is n + 0.5, the n-th index is n modulo 100. */
  private static FileBytes source(int vertices, int triangles) {
    ByteBuffer mesh = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 5 * vertices; i++) {
      mesh.put((byte) (3 << 3 | 5)).putFloat(i + 0.5f);
    }
    for (int i = 0; i < 3 * triangles; i++) {
      mesh.put((byte) (4 << 3)).put((byte) (i % 100));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(1 << 3 | 2);
    file.write(mesh.position() & 0x7f | 0x80);
    file.write(mesh.position() >> 7 & 0x7f | 0x80);
    file.write(mesh.position() >> 14);
    file.write(mesh.array(), 0, mesh.position());
    return FileBytes.of("face", file.toByteArray());
  }
}
