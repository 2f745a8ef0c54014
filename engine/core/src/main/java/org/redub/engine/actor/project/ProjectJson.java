package org.redub.engine.actor.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/** Reads and writes the JSON files of a project. Thread-safe. */
final class ProjectJson {
  /** Far more than an actor of any number of takes needs: evidence does not grow with them. */
  private static final long MAX_BYTES = 64L << 20;

  private static final int MAX_REASON = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(PackedNumbers.module())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  /**
   * What a file must be.
   *
   * @param sealed whether the file holds a checksum of itself
   */
  record Kind<T>(Class<T> type, String format, int version, boolean sealed) {}

  private ProjectJson() {}

  static <T> byte[] bytes(Kind<T> kind, T document) {
    try {
      byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
      return kind.sealed() ? Seal.seal(bytes) : bytes;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document could not be written as JSON", e);
    }
  }

  /**
   * Reads a file that is there.
   *
   * @throws RedubException with {@code INPUT_DAMAGED} or {@code INPUT_UNREADABLE}, naming the file
   */
  static <T> T read(Kind<T> kind, Path file) {
    try {
      long bytes = Files.size(file);
      if (bytes > MAX_BYTES) {
        throw damaged(
            file, "it has %d bytes, expected at most %d".formatted(bytes, MAX_BYTES), null);
      }
      return parse(kind, Files.readAllBytes(file));
    } catch (JsonMappingException e) {
      throw damaged(file, place(e) + reason(e), e);
    } catch (JsonProcessingException e) {
      throw damaged(file, "it is no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.INPUT_UNREADABLE,
          "file '%s' of the project could not be read".formatted(file),
          e);
    }
  }

  private static <T> T parse(Kind<T> kind, byte[] bytes) throws IOException {
    JsonNode root = JSON.readTree(bytes);
    JsonNode format = root.path("format");
    Checks.require(
        format.isTextual() && format.textValue().equals(kind.format()),
        "its format is %s, expected \"%s\"".formatted(shown(format), kind.format()));
    JsonNode version = root.path("version");
    Checks.require(
        version.isInt() && version.intValue() == kind.version(),
        "it has version %s, this Redub reads version %d%s"
            .formatted(shown(version), kind.version(), newer(version, kind)));
    if (kind.sealed()) {
      Seal.check(bytes);
    }
    return JSON.treeToValue(root, kind.type());
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.toString();
  }

  private static String newer(JsonNode version, Kind<?> kind) {
    return version.isInt() && version.intValue() > kind.version() ? "; use a newer Redub" : "";
  }

  private static String place(JsonMappingException e) {
    String place =
        e.getPath().stream()
            .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
            .collect(Collectors.joining("."));
    return place.isEmpty() ? "" : "at %s: ".formatted(place);
  }

  /** What our own checks say, else what Jackson says. */
  private static String reason(JsonMappingException e) {
    return e.getCause() instanceof IllegalArgumentException own
        ? String.valueOf(own.getMessage())
        : String.valueOf(e.getOriginalMessage());
  }

  static RedubException damaged(Path file, String reason, @Nullable Throwable cause) {
    String line = reason.lines().findFirst().orElse("");
    return new RedubException(
        ErrorCode.INPUT_DAMAGED,
        "project file '%s' is damaged: %s"
            .formatted(
                file, line.length() > MAX_REASON ? line.substring(0, MAX_REASON) + "..." : line),
        cause);
  }
}
