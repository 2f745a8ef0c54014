package org.redub.models.converter.face;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.redub.models.converter.io.ConversionException;

/**
 * MediaPipe's mean face as Wavefront OBJ: 468 vertices in the order of the landmarks (cm, x right,
 * y up, z to the viewer), their texture coordinates and 898 triangles. Stateless.
 *
 * <p>The source is a {@code GeometryPipelineMetadata}: field 1 a {@code Mesh3d}, whose field 3
 * repeats floats (x, y, z, u, v per vertex) and whose field 4 repeats vertex indices (three per
 * triangle). No classes are published for these messages, so their fields are read by number.
 */
public final class CanonicalFace {
  /** The name of the face's file. */
  public static final String OBJ_FILE_NAME = "canonical_face.obj";

  private static final int MESH = 1;
  private static final int MESH_VERTEX_BUFFER = 3;
  private static final int MESH_INDEX_BUFFER = 4;
  private static final int VERTICES = 468;
  private static final int TRIANGLES = 898;
  private static final int FLOATS_PER_VERTEX = 5;
  private static final int DECIMALS = 6;

  private CanonicalFace() {}

  /**
   * The OBJ file's content; {@code CORRUPT} if the source is not such a mesh.
   *
   * @param name name of the source, for messages
   */
  public static byte[] toObj(String name, byte[] metadata) {
    try {
      List<ByteString> meshes =
          UnknownFieldSet.parseFrom(metadata).getField(MESH).getLengthDelimitedList();
      if (meshes.isEmpty()) {
        throw ConversionException.corrupt(name + ": contains no mesh");
      }
      UnknownFieldSet mesh = UnknownFieldSet.parseFrom(meshes.get(0));
      List<Integer> vertexBits = mesh.getField(MESH_VERTEX_BUFFER).getFixed32List();
      List<Long> indices = mesh.getField(MESH_INDEX_BUFFER).getVarintList();
      if (vertexBits.size() != VERTICES * FLOATS_PER_VERTEX || indices.size() != 3 * TRIANGLES) {
        throw ConversionException.corrupt(
            "%s: %d vertex values, %d indices; expected %d and %d"
                .formatted(
                    name,
                    vertexBits.size(),
                    indices.size(),
                    VERTICES * FLOATS_PER_VERTEX,
                    3 * TRIANGLES));
      }
      List<Float> vertices = vertexBits.stream().map(Float::intBitsToFloat).toList();
      return obj(vertices, indices).getBytes(StandardCharsets.US_ASCII);
    } catch (InvalidProtocolBufferException e) {
      throw ConversionException.corrupt(
          name + ": is not a protobuf message (" + e.getMessage() + ")", e);
    }
  }

  private static String obj(List<Float> vertices, List<Long> indices) {
    StringBuilder obj = new StringBuilder();
    for (int i = 0; i < vertices.size(); i += FLOATS_PER_VERTEX) {
      appendLine(obj, "v", vertices.subList(i, i + 3));
    }
    for (int i = 0; i < vertices.size(); i += FLOATS_PER_VERTEX) {
      appendLine(obj, "vt", vertices.subList(i + 3, i + FLOATS_PER_VERTEX));
    }
    for (int i = 0; i < indices.size(); i += 3) {
      obj.append('f');
      for (long index : indices.subList(i, i + 3)) {
        obj.append(' ').append(index + 1).append('/').append(index + 1);
      }
      obj.append('\n');
    }
    return obj.toString();
  }

  private static void appendLine(StringBuilder obj, String kind, List<Float> numbers) {
    obj.append(kind);
    for (float number : numbers) {
      BigDecimal rounded = new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
      obj.append(' ').append(rounded.toPlainString());
    }
    obj.append('\n');
  }
}
