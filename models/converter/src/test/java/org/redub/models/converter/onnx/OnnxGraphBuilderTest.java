package org.redub.models.converter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redub.models.converter.testing.OnnxRunner;

class OnnxGraphBuilderTest {
  private static final long[] HUNDRED = {100};

  @Test
  void dropsUnusedNodesAndConstants() {
    OnnxGraphBuilder builder = new OnnxGraphBuilder("g");
    String x = builder.input("x", 2);
    builder.node("Add", List.of(x, builder.scalar("unused", 1)));
    builder.output("y", builder.node("Mul", List.of(x, builder.scalar("used", 3))), 2);

    GraphProto graph = builder.build();

    assertThat(graph.getNodeList())
        .extracting(NodeProto::getOpType)
        .containsExactly("Mul", "Reshape");
    assertThat(graph.getInitializerList())
        .extracting(TensorProto::getName)
        .containsExactly("used", "int64_2");
  }

  @Test
  void storesHalvesOnlyIfExact() {
    OnnxGraphBuilder builder = new OnnxGraphBuilder("g");
    String x = builder.input("x", 100);
    float[] exact = new float[100];
    float[] inexact = new float[100];
    for (int i = 0; i < 100; i++) {
      exact[i] = i / 8f;
      inexact[i] = i / 10f;
    }
    String sum = builder.node("Add", List.of(x, builder.floats("exact", HUNDRED, exact)));
    String all = builder.node("Add", List.of(sum, builder.floats("inexact", HUNDRED, inexact)));
    builder.output("y", all, 100);
    GraphProto graph = builder.build();

    assertThat(graph.getInitializerList())
        .filteredOn(constant -> constant.getDimsList().equals(List.of(100L)))
        .extracting(TensorProto::getName, TensorProto::getDataType)
        .containsExactly(
            tuple("exact_half", DataType.FLOAT16_VALUE), tuple("inexact", DataType.FLOAT_VALUE));
    try (OnnxRunner runner = new OnnxRunner(model(graph))) {
      float[] y = runner.run(Map.of("x", new OnnxRunner.Input(HUNDRED, new float[100]))).get("y");
      for (int i = 0; i < 100; i++) {
        assertThat(y[i]).isEqualTo(exact[i] + inexact[i]);
      }
    }
  }

  @Test
  void rejectsTwoConstantsOfOneName() {
    OnnxGraphBuilder builder = new OnnxGraphBuilder("g");
    builder.scalar("a", 1);
    builder.scalar("a", 1);
    assertThatThrownBy(() -> builder.scalar("a", 2)).hasMessageContaining("named a");
    assertThatThrownBy(() -> builder.floats("b", new long[] {2}, 1))
        .hasMessageContaining("constant b has 1 values, its dimensions [2] need 2");
  }

  private static byte[] model(GraphProto graph) {
    return new OnnxModel(graph, "1", List.of()).toBytes();
  }
}
