package org.redub.engine.api.request;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * The JSON form of requests: {@code {"type": "dub", "version": 1, ...}}, with names in snake case.
 * Missing fields get their defaults; unknown fields and newer versions are rejected. Stateless.
 */
public final class RequestJson {
  /** The version that is written, and the newest that is read. */
  public static final int VERSION = 1;

  private static final Map<String, Class<? extends Request>> TYPES = types();

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new RequestModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private RequestJson() {}

  private static Map<String, Class<? extends Request>> types() {
    Map<String, Class<? extends Request>> types = new LinkedHashMap<>();
    types.put("dub", RedubRequest.class);
    types.put("preview", PreviewRequest.class);
    types.put("plan", PlanRequest.class);
    types.put("track", TrackRequest.class);
    types.put("score", ScoreRequest.class);
    types.put("cues", CuesRequest.class);
    types.put("render_evaluation", RenderEvaluationRequest.class);
    types.put("sync_evaluation", SyncEvaluationRequest.class);
    return types;
  }

  /** A request as indented JSON. */
  public static String write(Request request) {
    return tree(request).toPrettyString();
  }

  /**
   * The request that {@link #write} wrote.
   *
   * @throws RedubException REQUEST_INVALID with the reason
   */
  public static Request read(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      if (!(tree instanceof ObjectNode request)) {
        throw invalid(
            "a request must be a JSON object, got %s".formatted(tree.getNodeType()), null);
      }
      checkVersion(request);
      String type = request.path("type").asText();
      Class<? extends Request> form = TYPES.get(type);
      if (form == null) {
        throw invalid(
            "the type of a request must be one of %s, got '%s'"
                .formatted(String.join(", ", TYPES.keySet()), type),
            null);
      }
      request.remove(List.of("type", "version"));
      return Objects.requireNonNull(JSON.treeToValue(request, form));
    } catch (UnrecognizedPropertyException e) {
      throw invalid("the request has an unknown field '%s'".formatted(fieldPath(e)), e);
    } catch (JsonMappingException e) {
      throw invalid(
          e.getCause() instanceof RuntimeException rule
              ? "the request is not valid: %s".formatted(rule.getMessage())
              : "the request cannot be read%s: %s".formatted(in(e), e.getOriginalMessage()),
          e);
    } catch (JsonProcessingException e) {
      throw invalid("the request is not JSON: %s".formatted(e.getOriginalMessage()), e);
    }
  }

  private static void checkVersion(ObjectNode request) {
    JsonNode version = request.path("version");
    if (!version.isInt() || version.intValue() < 1) {
      throw invalid(
          "the version of a request must be a whole number of at least 1, got '%s'"
              .formatted(version),
          null);
    }
    if (version.intValue() > VERSION) {
      throw invalid(
          "the request has version %d, which a newer Redub wrote; this Redub reads up to version %d"
              .formatted(version.intValue(), VERSION),
          null);
    }
  }

  private static String fieldPath(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String in(JsonMappingException e) {
    return e.getPath().isEmpty() ? "" : " in '%s'".formatted(fieldPath(e));
  }

  private static RedubException invalid(String message, @Nullable Throwable cause) {
    return new RedubException(ErrorCode.REQUEST_INVALID, message, cause);
  }

  private static ObjectNode tree(Request request) {
    ObjectNode tree = JSON.createObjectNode();
    TYPES.forEach(
        (type, form) -> {
          if (form.isInstance(request)) {
            tree.put("type", type);
          }
        });
    tree.put("version", VERSION);
    tree.setAll(JSON.<ObjectNode>valueToTree(request));
    return tree;
  }

  /** Writes a request inside any other JSON in the form of {@link #write}. */
  static final class Serializer extends JsonSerializer<Request> {
    @Override
    public void serialize(Request request, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeTree(tree(request));
    }
  }
}
