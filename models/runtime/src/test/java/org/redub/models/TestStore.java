package org.redub.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redub.files.Sha256;

/** Creates overlay directories whose models have the embedded cards but other bytes. */
public final class TestStore {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TestStore() {}

  /** The JSON of an embedded card, to be changed. */
  public static ObjectNode card(String id) {
    try (InputStream in =
        TestStore.class.getResourceAsStream("/org/redub/models/store/" + id + ".json")) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a card with the true SHA-256 and length, and its model. */
  public static void write(Path directory, ObjectNode card, byte[] model) {
    card.put("sha256", Sha256.of(model)).put("bytes", model.length);
    writeAsItIs(directory, card, model);
  }

  /** Writes a card and its model, without checking that they match. */
  public static void writeAsItIs(Path directory, ObjectNode card, byte[] model) {
    try {
      JSON.writeValue(directory.resolve(card.get("id").asText() + ".json").toFile(), card);
      Files.write(directory.resolve(card.get("file").asText()), model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
