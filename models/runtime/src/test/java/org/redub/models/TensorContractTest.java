package org.redub.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.ModelException.Code;
import org.redub.models.TinyOnnx.Tensor;
import org.redub.models.face.FaceLandmarker;

/** Models that can be loaded but have other tensors. */
class TensorContractTest {

  private static final String ID = FaceLandmarker.ATTENTION;
  private static final Tensor IMAGE = new Tensor("image", 0, 1, 3, 192, 192);
  private static final Tensor LANDMARKS = new Tensor("landmarks", 0, 1, 478, 3);
  private static final Tensor SCORE = new Tensor("score", 1, 1, 1);
  private static final Tensor LOGIT = new Tensor("logit", 9, 1, 1);

  private static InferenceRuntime runtime;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    runtime = InferenceRuntime.create(DevicePreference.CPU);
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  @Test
  void loadsModelWithExpectedTensors() {
    ModelStore store = store(List.of(IMAGE), List.of(SCORE, LOGIT, LANDMARKS));
    try (FaceLandmarker landmarker = FaceLandmarker.open(runtime, store)) {
      assertThat(landmarker.card().id()).isEqualTo(ID);
    }
  }

  @Test
  void rejectsOtherShapeAndNamesBoth() {
    assertIncompatible(
        store(List.of(IMAGE), List.of(new Tensor("landmarks", 0, 1, 468, 3), SCORE, LOGIT)),
        "model face-landmarks-attention has shape [1,468,3], Redub expects [1,478,3]"
            + " (output 'landmarks')");
    assertIncompatible(
        store(List.of(new Tensor("image", 0, 1, 3, 128, 128)), List.of(LANDMARKS, SCORE, LOGIT)),
        "model face-landmarks-attention has shape [1,3,128,128], Redub expects [1,3,192,192]"
            + " (input 'image')");
    assertIncompatible(
        store(List.of(new Tensor("image", 0, 1, 110592)), List.of(LANDMARKS, SCORE, LOGIT)),
        "has shape [1,110592], Redub expects [1,3,192,192]");
  }

  @Test
  void rejectsMissingTensorAndNamesPresentOnes() {
    assertIncompatible(
        store(List.of(IMAGE), List.of(LANDMARKS, SCORE)),
        "model face-landmarks-attention has outputs 'landmarks', 'score', Redub expects 'logit'"
            + " (output 'logit', shape [1,1])");
    assertIncompatible(
        store(List.of(new Tensor("picture", 0, 1, 3, 192, 192)), List.of(LANDMARKS, SCORE, LOGIT)),
        "has inputs 'picture', Redub expects 'image'");
  }

  @Test
  void rejectsAdditionalInput() {
    assertIncompatible(
        store(List.of(IMAGE, new Tensor("state", 0, 1)), List.of(LANDMARKS, SCORE, LOGIT)),
        "has 2 inputs ('image', 'state'), Redub passes 1 ('image')");
  }

  @Test
  void rejectsCardWithOtherTensorsBeforeReadingModel() {
    ObjectNode card = TestStore.card(ID);
    ((ArrayNode) card.at("/outputs/0/shape")).set(1, 500);
    TestStore.write(directory, card, new byte[] {0});
    assertIncompatible(
        ModelStore.embedded().directory(directory),
        "model face-landmarks-attention's card has shape [1,500,3], Redub expects [1,478,3]");
  }

  @Test
  void rejectsBytesThatAreNotAModel() {
    byte[] noise = new byte[1000];
    new java.util.Random(1).nextBytes(noise);
    TestStore.write(directory, TestStore.card(ID), noise);
    ModelStore store = ModelStore.embedded().directory(directory);
    assertThatThrownBy(() -> FaceLandmarker.open(runtime, store))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.code()).isEqualTo(Code.CORRUPT))
        .hasMessageContaining("model face-landmarks-attention cannot be loaded: ");
  }

  private ModelStore store(List<Tensor> inputs, List<Tensor> outputs) {
    TestStore.write(directory, TestStore.card(ID), TinyOnnx.model(inputs, outputs));
    return ModelStore.embedded().directory(directory);
  }

  private static void assertIncompatible(ModelStore store, String message) {
    assertThatThrownBy(() -> FaceLandmarker.open(runtime, store))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.code()).isEqualTo(Code.INCOMPATIBLE))
        .hasMessageContaining(message);
  }
}
