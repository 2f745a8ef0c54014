package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;

/** {@code models add} with a network that the test builds. */
class AddModelCommandTest {
  @TempDir private Path folder;

  private Path source;
  private Path models;

  @BeforeEach
  void createSource() throws IOException {
    source = Files.createDirectory(folder.resolve("source"));
    models = folder.resolve("own/models");
  }

  private Screen add(int expectedCode, Path card, String... more) {
    List<String> args = new ArrayList<>(List.of("models", "add", card.toString()));
    args.addAll(List.of("--models", models.toString()));
    args.addAll(List.of(more));
    Screen screen = new Screen();
    int code = screen.run(args.toArray(new String[0]));
    assertThat(code).as(screen.err()).isEqualTo(expectedCode);
    return screen;
  }

  private Screen accept(int expectedCode, Path card) {
    return add(expectedCode, card, "--accept-licence", TinyCropModel.LICENCE);
  }

  private void assertRefused(ErrorCode code, Path card, String... inMessage) {
    assertRefused(accept(code.exitCode(), card), inMessage);
  }

  private void assertRefused(Screen screen, String... inMessage) {
    assertOneLine(screen, inMessage);
    assertThat(models).doesNotExist();
  }

  private static void assertOneLine(Screen screen, String... inMessage) {
    assertThat(screen.out()).isEmpty();
    assertThat(screen.err().lines())
        .singleElement()
        .asString()
        .startsWith("redub: ")
        .contains(inMessage)
        .doesNotContain("internal error");
  }

  @Test
  void copiesNetworkAndCompletedCard() throws IOException {
    Screen screen = accept(0, TinyCropModel.write(source, "tiny"));
    assertThat(screen.out())
        .isEqualToIgnoringNewLines("added tiny in %s: use --generator crop:tiny".formatted(models));
    assertThat(screen.err()).isEmpty();
    assertThat(models.resolve("tiny.onnx")).hasBinaryContent(TinyCropModel.network());
    JsonNode card = new ObjectMapper().readTree(models.resolve("tiny.json").toFile());
    assertThat(card.at("/crop/sizePx").asInt()).isEqualTo(96);
    assertThat(card.get("bytes").asInt()).isEqualTo(TinyCropModel.network().length);
    assertThat(card.get("inputs")).hasSize(2);
  }

  @Test
  void listsTheAddedModel() throws IOException {
    accept(0, TinyCropModel.write(source, "tiny"));
    Screen list = new Screen();
    assertThat(list.run("models", "--models", models.toString())).isZero();
    assertThat(list.out().lines())
        .filteredOn(line -> line.startsWith("tiny "))
        .singleElement()
        .asString()
        .contains("face-crop", TinyCropModel.LICENCE);
  }

  @Test
  void replacesAModelThatWasAddedBefore() throws IOException {
    accept(0, TinyCropModel.write(source, "tiny"));
    ObjectNode newer = TinyCropModel.card("tiny").put("version", "2");
    accept(0, TinyCropModel.write(source, newer));
    JsonNode card = new ObjectMapper().readTree(models.resolve("tiny.json").toFile());
    assertThat(card.get("version").asText()).isEqualTo("2");
    assertThat(models.toFile().list()).containsExactlyInAnyOrder("tiny.json", "tiny.onnx");
  }

  @Test
  void keepsTheOldModelIfTheNewOneIsRefused() throws IOException {
    accept(0, TinyCropModel.write(source, "tiny"));
    byte[] before = Files.readAllBytes(models.resolve("tiny.json"));
    ObjectNode wrong = TinyCropModel.card("tiny").put("sha256", "0".repeat(64));
    accept(ErrorCode.MODEL_UNUSABLE.exitCode(), TinyCropModel.write(source, wrong));
    assertThat(models.resolve("tiny.json")).hasBinaryContent(before);
    assertThat(models.resolve("tiny.onnx")).hasBinaryContent(TinyCropModel.network());
  }

  @Test
  void refusesAWrongSha256() throws IOException {
    TinyCropModel.write(source, "tiny");
    ObjectNode wrong = TinyCropModel.card("tiny").put("sha256", "0".repeat(64));
    assertRefused(
        ErrorCode.MODEL_UNUSABLE, TinyCropModel.write(source, wrong), "tiny", "SHA-256", "000000");
  }

  @Test
  void requiresTheLicenceToBeAcceptedByName() throws IOException {
    Path card = TinyCropModel.write(source, "tiny");
    int code = ErrorCode.MODEL_UNUSABLE.exitCode();
    assertRefused(add(code, card), "'Research only'", "--accept-licence");
    assertRefused(
        add(code, card, "--accept-licence", "MIT"), "'Research only'", "accepted was 'MIT'");
  }

  @Test
  void refusesAMissingCardOrNetwork() throws IOException {
    Path card = TinyCropModel.write(source, "tiny");
    assertRefused(ErrorCode.MODEL_UNUSABLE, source.resolve("none.json"), "none.json");
    Files.delete(source.resolve("tiny.onnx"));
    assertRefused(ErrorCode.MODEL_UNUSABLE, card, "tiny.onnx");
  }

  @Test
  void refusesTheIdOfABuiltInModel() throws IOException {
    Path card = TinyCropModel.write(source, "mouth-shape-2");
    assertRefused(ErrorCode.MODEL_UNUSABLE, card, "mouth-shape-2", "part of Redub");
  }

  @Test
  void refusesAFileThatIsNotAModelCard() throws IOException {
    Path text = Files.writeString(source.resolve("tiny.json"), "Dear diary\n");
    assertRefused(ErrorCode.MODEL_UNUSABLE, text, "tiny.json");
  }

  @Test
  void saysIfTheFolderCannotBeCreated() throws IOException {
    Path file = Files.writeString(folder.resolve("own"), "not a folder");
    Path card = TinyCropModel.write(source, "tiny");
    assertOneLine(accept(ErrorCode.OUTPUT_UNWRITABLE.exitCode(), card), models.toString());
    assertThat(file).hasContent("not a folder");
  }
}
