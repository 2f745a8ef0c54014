package org.redub.models.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.audio.mel.MelConfig;
import org.redub.audio.mel.MelWindow;
import org.redub.models.DevicePreference;
import org.redub.models.FaceCrop.ChannelOrder;
import org.redub.models.FaceCrop.MaskedHalf;
import org.redub.models.FaceCrop.Padding;
import org.redub.models.FaceCrop.ValueRange;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelCard;
import org.redub.models.ModelException;
import org.redub.models.ModelException.Code;
import org.redub.models.ModelStore;
import org.redub.models.TestStore;
import org.redub.models.TinyOnnx;
import org.redub.models.TinyOnnx.Tensor;

/** Cards and graphs of networks that users bring. */
class CropContractTest {
  private static final float GREY = 0.25f;

  @TempDir Path folder;
  private static InferenceRuntime runtime;

  @BeforeAll
  static void start() {
    runtime = InferenceRuntime.create(DevicePreference.CPU);
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  private static ObjectNode card() {
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    card.put("id", "lips").put("version", "1").put("title", "a test").put("task", "face-crop");
    card.put("file", "lips.onnx").put("licence", "Some-Licence").put("source", "a test");
    card.put("madeBy", "a test").putObject("crop");
    return card;
  }

  private static byte[] network(long batch, long size, long columns) {
    return TinyOnnx.model(
        List.of(
            new Tensor("sound", 0, batch, 1, 80, columns),
            new Tensor("face", 0, batch, 6, size, size)),
        List.of(new Tensor("made", GREY, batch, 3, size, size)));
  }

  private CropNetwork open(ObjectNode card, byte[] network) {
    TestStore.write(folder, card, network);
    return CropNetwork.open(runtime, ModelStore.embedded().directory(folder), "lips");
  }

  private void assertRefused(ObjectNode card, byte[] network, String... inMessage) {
    assertThatThrownBy(() -> open(card, network))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.code()).isEqualTo(Code.INCOMPATIBLE))
        .hasMessageContainingAll(inMessage);
  }

  @Test
  void readsMissingCardValuesFromGraph() {
    try (CropNetwork network = open(card(), network(4, 256, 20))) {
      CropContract contract = network.contract();
      assertThat(contract.melInput()).isEqualTo("sound");
      assertThat(contract.faceInput()).isEqualTo("face");
      assertThat(contract.output()).isEqualTo("made");
      assertThat(contract.sizePx()).isEqualTo(256);
      assertThat(contract.batch()).isEqualTo(4);
      assertThat(contract.window()).isEqualTo(new MelWindow(20, -40_000));
      assertThat(contract.mel()).isEqualTo(MelConfig.WAV2LIP);
      assertThat(contract.masked()).isEqualTo(MaskedHalf.LOWER);
      assertThat(contract.maskedFirst()).isTrue();
      assertThat(contract.channels()).isEqualTo(ChannelOrder.BGR);
      assertThat(contract.range()).isEqualTo(ValueRange.UNIT);
      assertThat(contract.padding()).isEqualTo(Padding.WAV2LIP);
      CropRequest request =
          new CropRequest(FloatBuffer.allocate(3 * 256 * 256), new float[80 * 20]);
      assertThat(network.run(request)).hasSize(3 * 256 * 256).containsOnly(GREY);
    }
  }

  @Test
  void followsCard() {
    ObjectNode card = card();
    ObjectNode crop = (ObjectNode) card.get("crop");
    crop.put("masked", "UPPER").put("maskedFirst", false).put("channels", "RGB");
    crop.put("range", "SIGNED").put("melOffsetFrames", -2.5).put("sizePx", 128).put("batch", 2);
    crop.putObject("padding").put("top", 0.1).put("bottom", 0.2).put("left", 0).put("right", 0);
    try (CropNetwork network = open(card, network(2, 128, 16))) {
      CropContract contract = network.contract();
      assertThat(contract.masked()).isEqualTo(MaskedHalf.UPPER);
      assertThat(contract.maskedFirst()).isFalse();
      assertThat(contract.channels()).isEqualTo(ChannelOrder.RGB);
      assertThat(contract.range()).isEqualTo(ValueRange.SIGNED);
      assertThat(contract.window()).isEqualTo(new MelWindow(16, -100_000));
      assertThat(contract.padding()).isEqualTo(new Padding(0.1, 0.2, 0, 0));
      // In a signed range, the network's grey is lighter.
      CropRequest request =
          new CropRequest(FloatBuffer.allocate(3 * 128 * 128), new float[80 * 16]);
      assertThat(network.run(request)).containsOnly((1 + GREY) / 2);
    }
  }

  @Test
  void rejectsCardThatContradictsGraph() {
    ObjectNode card = card();
    ((ObjectNode) card.get("crop")).put("sizePx", 96);
    assertRefused(card, network(1, 256, 16), "sizePx 256 in its graph", "its card says 96");
  }

  @Test
  void rejectsGraphOfOpenSizeUnlessCardStatesIt() {
    assertRefused(card(), network(1, -1, 16), "leaves sizePx open", "crop.sizePx");
  }

  @Test
  void rejectsSizesOutOfRange() {
    assertRefused(card(), network(1, 64, 16), "crops of 64 pixels", "96 to 512");
    ObjectNode card = card();
    ((ObjectNode) card.get("crop")).put("sizePx", 1024);
    assertThatThrownBy(() -> open(card, network(1, 1024, 16)))
        .hasMessageContaining("a face crop's sizePx must be 96 to 512, got 1024");
  }

  @Test
  void rejectsGraphOfAnotherKind() {
    byte[] threeChannels =
        TinyOnnx.model(
            List.of(new Tensor("sound", 0, 1, 1, 80, 16), new Tensor("face", 0, 1, 3, 256, 256)),
            List.of(new Tensor("made", GREY, 1, 3, 256, 256)));
    assertRefused(card(), threeChannels, "an input of faces, [N,6,S,S]", "face [1,3,256,256]");
    ObjectNode named = card();
    ((ObjectNode) named.get("crop")).putObject("tensors").put("mel", "noise");
    assertRefused(named, network(1, 96, 16), "named 'noise'", "sound [1,1,80,16]");
  }

  @Test
  void addsModelIfLicenceIsAccepted() throws IOException {
    Path brought = Files.createDirectory(folder.resolve("brought"));
    Path kept = folder.resolve("kept/models");
    TestStore.write(brought, card(), network(1, 96, 16));
    Path file = brought.resolve("lips.json");
    assertNotAccepted(file, null, "--accept-licence 'Some-Licence'");
    assertNotAccepted(file, "MIT", "has the licence 'Some-Licence', accepted was 'MIT'");
    assertThat(kept).doesNotExist();
    ModelCard added = CropModels.add(file, "Some-Licence", kept, runtime);
    assertThat(added.inputs()).hasSize(2);
    ModelStore store = ModelStore.embedded().directory(kept);
    assertThat(store.card("lips")).isEqualTo(added);
    assertThat(added.crop().sizePx()).isEqualTo(96);
    try (CropNetwork network = CropNetwork.open(runtime, store, "lips")) {
      assertThat(network.contract().toCard()).isEqualTo(added.crop());
    }
  }

  private void assertNotAccepted(Path card, String licence, String inMessage) {
    assertThatThrownBy(() -> CropModels.add(card, licence, folder.resolve("kept/models"), runtime))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_ACCEPTED))
        .hasMessageContaining(inMessage);
  }

  @Test
  void addsNothingThatDoesNotMatchItsCard() throws IOException {
    Path kept = folder.resolve("kept");
    TestStore.write(folder, card(), network(1, 96, 16));
    byte[] other = network(1, 96, 16);
    other[other.length - 1] ^= 1;
    Files.write(folder.resolve("lips.onnx"), other);
    assertThatThrownBy(
            () -> CropModels.add(folder.resolve("lips.json"), "Some-Licence", kept, runtime))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("SHA-256");
    Files.delete(folder.resolve("lips.onnx"));
    assertThatThrownBy(
            () -> CropModels.add(folder.resolve("lips.json"), "Some-Licence", kept, runtime))
        .hasMessageContaining("lips.onnx");
    assertThatThrownBy(
            () -> CropModels.add(folder.resolve("none.json"), "Some-Licence", kept, runtime))
        .hasMessageContaining("none.json");
    assertThat(kept).doesNotExist();
  }

  @Test
  void rejectsIdsOfEmbeddedModels() {
    ObjectNode card = card();
    card.put("id", "mouth-shape-2");
    TestStore.write(folder, card, network(1, 96, 16));
    assertThatThrownBy(
            () ->
                CropModels.add(
                    folder.resolve("mouth-shape-2.json"), "Some-Licence", folder, runtime))
        .hasMessageContaining("is part of Redub");
  }
}
