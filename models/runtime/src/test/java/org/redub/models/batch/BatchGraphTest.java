package org.redub.models.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;
import org.redub.models.TinyOnnx;

class BatchGraphTest {
  @BeforeAll
  static void startOnnxRuntime() {
    InferenceRuntime.create(DevicePreference.CPU).close();
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setSessionLogLevel(ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }

  private static byte[] embedded(String id) throws Exception {
    return ModelStore.embedded().open(id).open().readAllBytes();
  }

  private static List<ItemTensor> tensors(Map<String, NodeInfo> nodes) {
    List<ItemTensor> tensors = new ArrayList<>();
    nodes.forEach(
        (name, node) ->
            tensors.add(
                new ItemTensor(
                    name,
                    Arrays.stream(((TensorInfo) node.getInfo()).getShape()).boxed().toList())));
    return tensors;
  }

  private static BatchSessions sessions(byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = options();
        OrtSession one = OrtEnvironment.getEnvironment().createSession(model, options)) {
      return new BatchSessions(
          model,
          tensors(one.getInputInfo()),
          tensors(one.getOutputInfo()),
          BatchGraphTest::options,
          16);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"face-detector-full", "face-detector-short", "face-landmarks-attention"})
  void embeddedNetworksComputeTheSameForSeveralItems(String id) throws Exception {
    try (BatchSessions sessions = sessions(embedded(id))) {
      assertThat(sessions.mostItems()).isEqualTo(16);
      assertThatCode(sessions::test).doesNotThrowAnyException();
    }
  }

  @Test
  void keepsTheBytesOfAGraphForOneItem() throws Exception {
    byte[] model = embedded("mouth-shape-2");
    assertThat(WireMessage.parse(model).toBytes()).isEqualTo(model);
  }

  @Test
  void refusesWhatIsNotAGraph() {
    assertThatThrownBy(() -> BatchGraph.forItems(new byte[] {10, 127, 0}, 4))
        .isInstanceOf(BatchGraphException.class)
        .hasMessage("its file is not a protobuf message");
  }

  @Test
  void noticesANetworkThatMixesItsItems() throws Exception {
    // Its output is a constant of one item, whatever its inputs say.
    byte[] model =
        TinyOnnx.model(
            List.of(new TinyOnnx.Tensor("image", 0, 1, 3)),
            List.of(new TinyOnnx.Tensor("value", 7, 1, 2)));
    try (BatchSessions sessions = sessions(model)) {
      assertThatThrownBy(sessions::test).isInstanceOf(BatchException.class);
    }
  }
}
