package org.redub.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where models are kept: those in the jar, or a folder of cards and ONNX files. Immutable,
 * thread-safe.
 *
 * <p>No byte is handed out that does not match the SHA-256 of its card.
 */
public final class ModelStore {
  private static final String EMBEDDED = "/org/redub/models/store/";
  private static final List<String> EMBEDDED_IDS =
      List.of(
          "face-detection-full",
          "face-detection-short",
          "face-landmark-attention",
          "mouth-shape-1");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Opens a file of the store by its name. */
  private interface Source {
    InputStream open(String name) throws IOException;
  }

  private final Source source;
  private final Map<String, ModelCard> cards = new LinkedHashMap<>();

  private ModelStore(Source source, List<String> ids) {
    this.source = source;
    for (String id : ids) {
      try (InputStream in = source.open(id + ".json")) {
        cards.put(id, JSON.readValue(in, ModelCard.class));
      } catch (IOException e) {
        throw new ModelException(
            ModelException.Code.CORRUPT,
            "the card of model '%s' cannot be read: %s".formatted(id, e.getMessage()),
            e);
      }
    }
  }

  /** The models that come with Redub. */
  public static ModelStore embedded() {
    return new ModelStore(
        name -> {
          URL resource = ModelStore.class.getResource(EMBEDDED + name);
          if (resource == null) {
            throw new NoSuchFileException(name, null, "not in the jar");
          }
          return resource.openStream();
        },
        EMBEDDED_IDS);
  }

  /**
   * The models of a folder: every {@code ID.json} in it is a card.
   *
   * @throws ModelException if the folder or a card cannot be read
   */
  public static ModelStore folder(Path folder) {
    try (var files = Files.list(folder)) {
      List<String> ids =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json"))
              .map(name -> name.substring(0, name.length() - ".json".length()))
              .sorted()
              .toList();
      return new ModelStore(name -> Files.newInputStream(folder.resolve(name)), ids);
    } catch (IOException e) {
      throw new ModelException(
          ModelException.Code.NOT_FOUND, "no models can be read from " + folder, e);
    }
  }

  /** Every card, in order. */
  public List<ModelCard> cards() {
    return List.copyOf(cards.values());
  }

  /**
   * The card of a model.
   *
   * @throws ModelException with {@code NOT_FOUND}
   */
  public ModelCard card(String id) {
    ModelCard card = cards.get(id);
    if (card == null) {
      throw new ModelException(
          ModelException.Code.NOT_FOUND,
          "there is no model '%s'; there are %s".formatted(id, cards.keySet()));
    }
    return card;
  }

  /**
   * The bytes of a model's file.
   *
   * @throws ModelException with {@code NOT_FOUND}, or {@code CORRUPT} if they are not those of the
   *     card
   */
  public byte[] open(String id) {
    ModelCard card = card(id);
    byte[] bytes;
    try (InputStream in = source.open(card.file())) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new ModelException(
          ModelException.Code.NOT_FOUND,
          "the file %s of model '%s' cannot be read: %s".formatted(card.file(), id, e.getMessage()),
          e);
    }
    String actual = sha256(bytes);
    if (!actual.equals(card.sha256())) {
      throw new ModelException(
          ModelException.Code.CORRUPT,
          "%s has SHA-256 %s, its card expects %s: the file is damaged or not this model"
              .formatted(card.file(), actual, card.sha256()));
    }
    return bytes;
  }

  /** SHA-256 as lower-case hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
