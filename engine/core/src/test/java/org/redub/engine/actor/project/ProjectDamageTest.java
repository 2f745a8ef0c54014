package org.redub.engine.actor.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/** A damaged project is a clear error or the undamaged value, never another profile. */
class ProjectDamageTest {
  private static final String NETWORK = "a1";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path file;
  private byte[] whole;
  private String undamaged;

  @BeforeEach
  void learn() throws IOException {
    ProjectFolder project = ProjectFolder.open(folder);
    DrawnEvidence.learn(project, "Ann", NETWORK, 1);
    DrawnEvidence.learn(project, "Ann", NETWORK, 2);
    file = project.fileOf("Ann");
    whole = Files.readAllBytes(file);
    undamaged = value(read());
  }

  @TestFactory
  Stream<DynamicTest> noticesEveryTruncation() {
    List<Integer> lengths = new ArrayList<>();
    for (int part = 0; part < 16; part++) {
      lengths.add(whole.length * part / 16);
    }
    lengths.addAll(List.of(1, 80, whole.length - 1, whole.length - 2));
    return lengths.stream()
        .map(
            length ->
                DynamicTest.dynamicTest(
                    "%d of %d bytes".formatted(length, whole.length),
                    () -> assertRefused(Arrays.copyOf(whole, length))));
  }

  @TestFactory
  Stream<DynamicTest> noticesFlippedBits() {
    Random random = new Random(13);
    return Stream.generate(() -> random.nextInt(8 * whole.length))
        .limit(60)
        .map(
            bit ->
                DynamicTest.dynamicTest(
                    "bit %d of byte %d".formatted(bit % 8, bit / 8),
                    () -> {
                      byte[] damaged = whole.clone();
                      damaged[bit / 8] ^= (byte) (1 << bit % 8);
                      assertRefused(damaged);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> noticesChangedDigits() {
    String text = new String(whole, StandardCharsets.UTF_8);
    return Stream.of("spoken_s", "mouth_late_us", "first", "frames", "width_width", "rows")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      String key = "\"" + name + "\" : ";
                      int digit = text.indexOf(key) + key.length();
                      assertThat(digit).isGreaterThan(key.length());
                      byte[] damaged = whole.clone();
                      damaged[digit] = (byte) (damaged[digit] == '7' ? '8' : '7');
                      assertRefused(damaged);
                    }));
  }

  /** Files whose checksum is right: what a faulty program would write. */
  @TestFactory
  Stream<DynamicTest> refusesWrongValuesUnderARightChecksum() {
    return edits().entrySet().stream()
        .map(
            edit ->
                DynamicTest.dynamicTest(
                    edit.getKey(),
                    () -> {
                      ObjectNode root = (ObjectNode) JSON.readTree(whole);
                      edit.getValue().accept(root);
                      assertRefused(sealed(root));
                    }));
  }

  @Test
  void anEditThatChangesNothingIsReadAsTheSameValue() throws IOException {
    Files.write(file, sealed(JSON.readTree(whole)));
    assertThat(value(read())).isEqualTo(undamaged);
  }

  @TestFactory
  Stream<DynamicTest> refusesADamagedProjectFile() {
    return Stream.of(
            "",
            "[]",
            "{",
            "null",
            "{\"format\":\"redub-project\"}",
            "{\"format\":\"redub-project\",\"version\":\"2\"}",
            "{\"format\":\"redub-project\",\"version\":2.5}",
            "{\"format\":\"redub-project\",\"version\":1}",
            "{\"format\":\"redub-project\",\"version\":99999999999}",
            "{\"format\":\"redub-actor\",\"version\":2}",
            "{\"format\":\"redub-project\",\"version\":2,\"version\":2}",
            "{\"format\":\"redub-project\",\"version\":2} x",
            "{\"format\":\"redub-project\",\"version\":2,\"more\":0}")
        .map(
            text ->
                DynamicTest.dynamicTest(
                    "'%s'".formatted(text),
                    () -> {
                      Files.writeString(folder.resolve("project.json"), text);
                      assertDamaged(() -> ProjectFolder.open(folder), "project.json");
                    }));
  }

  @Test
  void refusesTheFileOfAnotherActor() throws IOException {
    ProjectFolder project = ProjectFolder.open(folder);
    Files.copy(file, project.fileOf("Bea"));
    String name = String.valueOf(project.fileOf("Bea").getFileName());
    assertDamaged(() -> project.actor("Bea", NETWORK, notice -> {}), name);
    assertDamaged(project::actors, name);
  }

  private static Map<String, Consumer<ObjectNode>> edits() {
    Map<String, Consumer<ObjectNode>> edits = new LinkedHashMap<>();
    edits.put("another format", root -> root.put("format", "redub-project"));
    edits.put("a newer version", root -> root.put("version", 2));
    edits.put("version 0", root -> root.put("version", 0));
    edits.put("a version as text", root -> root.put("version", "1"));
    edits.put("no version", root -> root.remove("version"));
    edits.put("another name", root -> root.put("name", "Bea"));
    edits.put("a name that is a number", root -> root.put("name", 5));
    edits.put("no network", root -> root.remove("mouth_network_sha256"));
    edits.put("null as network", root -> root.putNull("mouth_network_sha256"));
    edits.put("an unknown field", root -> root.put("more", 1));
    edits.put("takes as an object", root -> root.putObject("takes"));
    edits.put("null as takes", root -> root.putNull("takes"));
    edits.put("null as a take", root -> ((ArrayNode) root.get("takes")).addNull());
    edits.put(
        "a take twice", root -> ((ArrayNode) root.get("takes")).add(root.get("takes").get(0)));
    edits.put("a blank id", root -> take(root).put("id", ""));
    edits.put("negative seconds of a take", root -> take(root).put("spoken_s", -1));
    edits.put("seconds that are not a number", root -> take(root).put("spoken_s", "NaN"));
    edits.put("an hour's offset", root -> take(root).put("mouth_late_us", 3_600_000_000L));
    edits.put("a broken offset", root -> take(root).put("mouth_late_us", 1.5));
    edits.put("style_known as a number", root -> take(root).put("style_known", 1));
    edits.put("no evidence", root -> root.remove("evidence"));
    edits.put("evidence as a list", root -> root.putArray("evidence"));
    edits.put("negative seconds", root -> evidence(root).put("spoken_s", -3));
    edits.put("infinite seconds", root -> evidence(root).put("spoken_s", "Infinity"));
    edits.put("huge seconds", root -> evidence(root).put("spoken_s", 1e300));
    edits.put("no histogram", root -> evidence(root).remove("quiet_widths"));
    edits.put("another bin", root -> bins(root).put("bin", 0.004));
    edits.put("a negative first bin", root -> bins(root).put("first", -1));
    edits.put("counts beyond the last bin", root -> bins(root).put("first", 1499));
    edits.put("a first bin beyond 32 bits", root -> bins(root).put("first", 1L << 40));
    edits.put("a negative count", root -> counts(root).set(0, -1));
    edits.put("a broken count", root -> counts(root).set(0, 1.5));
    edits.put("a huge count", root -> counts(root).set(0, Long.MAX_VALUE));
    edits.put("a count as text", root -> counts(root).set(0, "3"));
    edits.put("null as a count", root -> counts(root).setNull(0));
    edits.put("counts as text", root -> bins(root).put("counts", "AAAA"));
    edits.put("negative frames", root -> shape(root).put("frames", -1));
    edits.put("huge frames", root -> shape(root).put("frames", Long.MAX_VALUE));
    edits.put("a negative square", root -> shape(root).put("width_width", -0.5));
    edits.put("a product that is too large", root -> shape(root).put("opening_width", 1e20));
    edits.put("text that is no Base64", root -> shape(root).put("by_width", "?*"));
    edits.put("no text", root -> shape(root).put("by_width", 3));
    edits.put("too few numbers", root -> shape(root).put("by_width", packed(0, 0)));
    edits.put("half a number", root -> shape(root).put("by_width", "AAAAAAAA"));
    edits.put("a number more", root -> more(shape(root), "by_width"));
    edits.put("a number that is none", root -> first(shape(root), "by_width", Double.NaN));
    edits.put(
        "an infinite number", root -> first(shape(root), "by_opening", Double.NEGATIVE_INFINITY));
    edits.put("a number too large", root -> first(shape(root), "by_opening", 1e200));
    edits.put("a control less", root -> ((ArrayNode) shape(root).get("by_control")).remove(0));
    edits.put("a control null", root -> ((ArrayNode) shape(root).get("by_control")).setNull(0));
    edits.put("three folds", root -> ((ArrayNode) evidence(root).get("style_folds")).remove(0));
    edits.put("no inputs", root -> fold(root).put("inputs", 0));
    edits.put("negative inputs", root -> fold(root).put("inputs", -5));
    edits.put("huge inputs", root -> fold(root).put("inputs", Integer.MAX_VALUE));
    edits.put("other inputs than its rows", root -> fold(root).put("inputs", 4));
    edits.put("negative rows", root -> fold(root).put("rows", -1));
    edits.put("negative squares", root -> fold(root).put("opening_squares", -1));
    edits.put("products as null", root -> fold(root).putNull("products_f32"));
    edits.put("a target's numbers less", root -> fold(root).put("by_opening", packed(1, 2)));
    return edits;
  }

  private static ObjectNode take(ObjectNode root) {
    return (ObjectNode) root.get("takes").get(0);
  }

  private static ObjectNode evidence(ObjectNode root) {
    return (ObjectNode) root.get("evidence");
  }

  private static ObjectNode bins(ObjectNode root) {
    return (ObjectNode) evidence(root).get("spoken_openings");
  }

  private static ArrayNode counts(ObjectNode root) {
    return (ArrayNode) bins(root).get("counts");
  }

  private static ObjectNode shape(ObjectNode root) {
    return (ObjectNode) evidence(root).get("shape");
  }

  private static ObjectNode fold(ObjectNode root) {
    return (ObjectNode) evidence(root).get("style_folds").get(0);
  }

  private static String packed(double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static void first(ObjectNode at, String name, double value) {
    byte[] bytes = Base64.getDecoder().decode(at.get(name).textValue());
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(value);
    at.put(name, bytes);
  }

  private static void more(ObjectNode at, String name) {
    byte[] bytes = Base64.getDecoder().decode(at.get(name).textValue());
    at.put(name, Arrays.copyOf(bytes, bytes.length + Double.BYTES));
  }

  private static byte[] sealed(JsonNode root) throws IOException {
    ((ObjectNode) root).put("sha256", Seal.UNSEALED);
    return Seal.seal(JSON.writeValueAsBytes(root));
  }

  private LearnedActor read() {
    return ProjectFolder.open(folder)
        .actor(
            "Ann",
            NETWORK,
            notice -> {
              throw new AssertionError(notice);
            });
  }

  private static String value(LearnedActor actor) {
    return actor.takes() + DrawnEvidence.text(actor.evidence());
  }

  /** Refused when read and when learned from, and left as it is. */
  private void assertRefused(byte[] damaged) throws IOException {
    Files.write(file, damaged);
    String name = String.valueOf(file.getFileName());
    ProjectFolder project = ProjectFolder.open(folder);
    assertDamaged(this::read, name);
    assertDamaged(() -> DrawnEvidence.learn(project, "Ann", NETWORK, 3), name);
    assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
  }

  private static void assertDamaged(ThrowingCallable call, String name) {
    assertThatThrownBy(call)
        .isInstanceOf(RedubException.class)
        .hasMessageContaining(name)
        .hasMessageNotContaining("\n")
        .extracting(e -> ((RedubException) e).code())
        .isEqualTo(ErrorCode.INPUT_DAMAGED);
  }
}
