package org.redub.models.converter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.testing.TestFiles;

class OnnxModelTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "face_landmark_attention.onnx",
        "face_detection_short.onnx",
        "face_detection_full.onnx",
        "mouth_shape_2.onnx",
        "mouth_shape_2_synthetic.onnx"
      })
  void rewritesCommittedModelByteForByte(String fileName) throws InvalidProtocolBufferException {
    byte[] committed = TestFiles.committedModel(fileName);
    ModelProto model = ModelProto.parseFrom(committed);
    List<OnnxModel.Entry> metadata =
        model.getMetadataPropsList().stream()
            .map(entry -> new OnnxModel.Entry(entry.getKey(), entry.getValue()))
            .toList();
    OnnxModel again = new OnnxModel(model.getGraph(), model.getProducerVersion(), metadata);
    assertThat(again.toBytes()).isEqualTo(committed);
  }

  @Test
  void readsBackWrittenFloats() {
    OnnxGraphBuilder graph = new OnnxGraphBuilder("g");
    String x = graph.input("x", 1, 3);
    float[] weights = {0.1f, -2, Float.MIN_VALUE};
    String w = graph.floats("w", new long[] {3}, weights);
    graph.output("y", graph.node("Mul", List.of(x, w)), 1, 3);
    byte[] file = new OnnxModel(graph.build(), "1", List.of()).toBytes();
    Map<String, float[]> read = OnnxWeights.read("a.onnx", file);
    assertThat(read).containsOnlyKeys("w");
    assertThat(read.get("w")).containsExactly(weights);
    assertThatThrownBy(() -> OnnxWeights.read("a.onnx", Arrays.copyOf(file, file.length - 3)))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("a.onnx: is not an ONNX model");
  }
}
