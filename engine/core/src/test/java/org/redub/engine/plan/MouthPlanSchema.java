package org.redub.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Checks a document against the keywords that our schema uses: type, properties, required,
 * additionalProperties, items, enum, const, minimum, maximum and local references. For tests.
 */
final class MouthPlanSchema {
  private MouthPlanSchema() {}

  /** The schema in the repository. */
  static Path file() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/mouth-plan.schema.json"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs/mouth-plan.schema.json");
  }

  static List<String> violations(JsonNode schema, JsonNode document) {
    List<String> found = new ArrayList<>();
    check(schema, schema, document, "$", found);
    return found;
  }

  private static void check(
      JsonNode root, JsonNode given, JsonNode value, String at, List<String> found) {
    JsonNode schema = given.has("$ref") ? root.at(given.get("$ref").asText().substring(1)) : given;
    if (schema.has("const") && !schema.get("const").equals(value)) {
      found.add(at + " is not " + schema.get("const"));
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      found.add(at + " is none of " + schema.get("enum"));
    }
    boolean type =
        switch (schema.path("type").asText()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          default -> true;
        };
    if (!type) {
      found.add(at + " is no " + schema.get("type"));
    }
    if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()
        || schema.has("maximum") && value.asDouble() > schema.get("maximum").asDouble()) {
      found.add(at + " is out of range");
    }
    checkMembers(root, schema, value, at, found);
  }

  private static void checkMembers(
      JsonNode root, JsonNode schema, JsonNode value, String at, List<String> found) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        found.add(at + " lacks " + name);
      }
    }
    if (value.isObject()) {
      for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        JsonNode member = schema.path("properties").path(name);
        if (member.isMissingNode()) {
          found.add(at + " has an unknown field " + name);
        } else {
          check(root, member, value.get(name), at + "." + name, found);
        }
      }
    }
    if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(root, schema.get("items"), value.get(i), at + "[" + i + "]", found);
      }
    }
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
