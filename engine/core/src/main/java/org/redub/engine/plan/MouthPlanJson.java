package org.redub.engine.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The JSON form of a plan, described by {@code docs/mouth-plan.schema.json}: meant to be read and
 * changed by people and programs, one key on a line. Numbers survive exactly. Thread-safe.
 */
public final class MouthPlanJson {
  /** What the first field of the file says. */
  static final String FORMAT = "redub-mouth-plan";

  /** The version that is written, and the newest that is read. */
  static final int VERSION = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addMixIn(MouthKey.Source.class, LowerCase.class)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private MouthPlanJson() {}

  @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
  private interface LowerCase {}

  @JsonPropertyOrder({"format", "version", "take", "persons"})
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Document(String format, int version, PlannedTake take, List<PersonPlan> persons) {}

  /** A plan as JSON. */
  public static String write(MouthPlan plan) {
    try {
      Document document = new Document(FORMAT, VERSION, plan.take(), plan.persons());
      return JSON.writer(new PlanPrinter()).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan always has a JSON form", e);
    }
  }

  /**
   * The plan that {@link #write} wrote, or a changed one.
   *
   * @throws IllegalArgumentException saying in one line what is wrong and where
   */
  public static MouthPlan read(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      check(tree);
      Document document = JSON.treeToValue(tree, Document.class);
      return new MouthPlan(document.take(), document.persons());
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(problem(e) + in(e), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "it is not JSON: %s (line %d)"
              .formatted(firstLine(e.getOriginalMessage()), e.getLocation().getLineNr()),
          e);
    }
  }

  private static void check(JsonNode tree) {
    if (!tree.path("format").asText().equals(FORMAT)) {
      throw new IllegalArgumentException(
          "its format is '%s', a plan's is '%s'".formatted(tree.path("format").asText(), FORMAT));
    }
    JsonNode version = tree.path("version");
    if (!version.isInt() || version.intValue() < 1 || version.intValue() > VERSION) {
      throw new IllegalArgumentException(
          "it has version %s, this Redub reads 1 to %d".formatted(version, VERSION));
    }
  }

  private static String problem(JsonMappingException e) {
    if (e.getCause() instanceof RuntimeException rule) {
      return firstLine(String.valueOf(rule.getMessage()));
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown field '%s'".formatted(unknown.getPropertyName());
    }
    if (e instanceof InvalidFormatException wrong) {
      return "'%s' is not a value of this field".formatted(wrong.getValue());
    }
    return String.valueOf(e.getOriginalMessage()).contains("creator property")
        ? "a field is missing or null"
        : "a value of the wrong kind";
  }

  private static String in(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    return path.isEmpty() ? "" : " (at " + path.substring(path.startsWith(".") ? 1 : 0) + ")";
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
