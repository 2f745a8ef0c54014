package org.redub.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.audio.mel.MelConfig;
import org.redub.files.Sha256;
import org.redub.models.ModelException.Code;

class ModelStoreTest {

  private static final String ID = "face-detector-short";

  @TempDir Path directory;

  @Test
  void embeddedModelsMatchTheirCards() {
    ModelStore store = ModelStore.embedded();
    assertThat(store.cards())
        .extracting(ModelCard::id)
        .containsExactly(
            "face-detector-full",
            "face-detector-short",
            "face-landmarks-attention",
            "mouth-shape-2",
            "mouth-shape-2-synthetic");
    for (ModelCard card : store.cards()) {
      assertThat(store.open(card.id()).card()).isEqualTo(card);
      assertThat(store.place(card.id())).isEqualTo("embedded");
      assertThat(List.of(card.licence(), card.source(), card.madeBy(), card.title(), card.task()))
          .allSatisfy(text -> assertThat(text).isNotBlank());
    }
  }

  @Test
  void indexListsEveryCard() throws IOException {
    Path folder = Path.of("src/main/resources/org/redub/models/store");
    try (Stream<Path> files = Files.list(folder)) {
      List<String> cards =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith(".json"))
              .sorted()
              .toList();
      assertThat(Files.readAllLines(folder.resolve("index.txt"))).isEqualTo(cards);
    }
  }

  @Test
  void faceModelsAreBelowSixMegabytes() {
    long bytes =
        ModelStore.embedded().cards().stream()
            .filter(card -> card.task().startsWith("face-"))
            .mapToLong(ModelCard::bytes)
            .sum();
    assertThat(bytes).isLessThan(6_000_000);
  }

  @Test
  void mouthModelCardContainsMelRecipe() {
    ModelCard card = ModelStore.embedded().card("mouth-shape-2");
    assertThat(card.mel()).isEqualTo(MelConfig.MOUTH_SHAPE_2);
    assertThat(card.labelsOf("params")).startsWith("jaw", "open").hasSize(7);
    assertThat(card.labelsOf("feat")).isEmpty();
  }

  @Test
  void overlayReplacesEmbeddedModel() {
    byte[] model = {1, 2, 3};
    TestStore.write(directory, TestStore.card(ID).put("version", "9"), model);
    ModelStore store = ModelStore.embedded().directory(directory);
    assertThat(store.card(ID).version()).isEqualTo("9");
    assertThat(store.place(ID)).isEqualTo(directory.toString());
    assertThat(store.open(ID).open()).hasBinaryContent(model);
    assertThat(store.cards()).hasSameSizeAs(ModelStore.embedded().cards());
    assertThat(store.place("mouth-shape-2")).isEqualTo("embedded");
  }

  @Test
  void rejectsBytesOfAnotherLength() {
    TestStore.writeAsItIs(directory, TestStore.card(ID).put("bytes", 4), new byte[] {1, 2, 3});
    assertFails(
        Code.CORRUPT,
        "face_detection_short.onnx has 3 bytes, its card says 4 (model face-detector-short)");
  }

  @Test
  void rejectsFlippedBitAndNamesBothHashes() {
    byte[] model = {1, 2, 3};
    TestStore.write(directory, TestStore.card(ID), model);
    String before = Sha256.of(model);
    model[1] ^= 1;
    writeBytes("face_detection_short.onnx", model);
    assertFails(
        Code.CORRUPT,
        "face_detection_short.onnx has SHA-256 %s, its card says %s (model face-detector-short)"
            .formatted(Sha256.of(model), before));
  }

  @Test
  void reportsACardThatIsNull() throws IOException {
    Files.writeString(directory.resolve("null.json"), "null");
    assertThatThrownBy(() -> ModelStore.embedded().directory(directory))
        .isInstanceOfSatisfying(ModelException.class, hasCode(Code.CORRUPT))
        .hasMessageContaining("null.json is not a model card");
  }

  @Test
  void reportsMissingFile() throws IOException {
    TestStore.write(directory, TestStore.card(ID), new byte[1]);
    Files.delete(directory.resolve("face_detection_short.onnx"));
    assertFails(Code.NOT_FOUND, "face_detection_short.onnx cannot be read");
  }

  @Test
  void reportsUnknownModelAndNamesKnownOnes() {
    assertThatThrownBy(() -> ModelStore.embedded().open("wav2lip"))
        .isInstanceOfSatisfying(ModelException.class, hasCode(Code.NOT_FOUND))
        .hasMessageContaining("no model 'wav2lip'; there are face-detector-full, ");
  }

  @Test
  void reportsMissingDirectory() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> ModelStore.embedded().directory(missing))
        .isInstanceOfSatisfying(ModelException.class, hasCode(Code.NOT_FOUND))
        .hasMessageContaining(missing.toString());
  }

  @Test
  void rejectsCardThatNamesFileOutsideItsFolder() {
    for (String file : List.of("../secret.onnx", "/etc/passwd.onnx", "a/b.onnx", "..", "x.txt")) {
      writeText("x.json", TestStore.card(ID).put("file", file).toString());
      assertCardFails(
          "a card must name an .onnx file next to it, without folders, got '" + file + "'");
    }
  }

  @Test
  void rejectsInvalidCards() {
    writeText("x.json", "not json");
    assertCardFails("x.json is not a model card");
    writeText("x.json", TestStore.card(ID).put("sha256", "abc").toString());
    assertCardFails("a card's sha256 must have 64 hexadecimal digits, got 'abc'");
    writeText("x.json", TestStore.card(ID).put("licnece", "MIT").toString());
    assertCardFails("licnece");
    ObjectNode noInputs = TestStore.card(ID);
    noInputs.remove("inputs");
    writeText("x.json", noInputs.toString());
    assertCardFails("a model card needs inputs");
  }

  @Test
  void rejectsTwoCardsWithOneId() {
    writeText("a.json", TestStore.card(ID).toString());
    writeText("b.json", TestStore.card(ID).put("file", "b.onnx").toString());
    assertCardFails("two cards have the id 'face-detector-short'");
  }

  private void assertCardFails(String message) {
    assertThatThrownBy(() -> ModelStore.embedded().directory(directory))
        .isInstanceOfSatisfying(ModelException.class, hasCode(Code.CORRUPT))
        .hasMessageContaining(message);
  }

  private void assertFails(Code code, String message) {
    ModelStore store = ModelStore.embedded().directory(directory);
    assertThatThrownBy(() -> store.open(ID))
        .isInstanceOfSatisfying(ModelException.class, hasCode(code))
        .hasMessageContaining(message);
  }

  private void writeText(String name, String text) {
    writeBytes(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void writeBytes(String name, byte[] bytes) {
    try {
      Files.write(directory.resolve(name), bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Consumer<ModelException> hasCode(Code code) {
    return e -> assertThat(e.code()).isEqualTo(code);
  }
}
