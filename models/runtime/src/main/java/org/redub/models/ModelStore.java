package org.redub.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The available models: those inside the jar, optionally overlaid by those of a directory. Reads
 * every card when it is created, and a model's bytes when the model is opened. Immutable and
 * thread-safe.
 */
public final class ModelStore {

  private static final String EMBEDDED = "/org/redub/models/store/";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The source of a model's bytes. */
  private interface Source {
    byte[] read() throws IOException;
  }

  /** A card and the place where it was found. */
  private record Entry(ModelCard card, String place, Source source) {}

  private final Map<String, Entry> entries;

  private ModelStore(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /**
   * The models inside the jar.
   *
   * @throws ModelException CORRUPT if a card cannot be read
   */
  public static ModelStore embedded() {
    Map<String, Entry> entries = new TreeMap<>();
    List<String> names = text(resource("index.txt")).lines().filter(n -> !n.isBlank()).toList();
    for (String name : names) {
      ModelCard card = parse(name, resource(name));
      put(entries, new Entry(card, "embedded", () -> resource(card.file())));
    }
    return new ModelStore(entries);
  }

  /**
   * These models overlaid by a directory's {@code *.json} cards: a card with an id of this store
   * replaces this store's card.
   *
   * @throws ModelException NOT_FOUND if there is no such directory, CORRUPT if a card cannot be
   *     read
   */
  public ModelStore directory(Path directory) {
    Map<String, Entry> own = new TreeMap<>();
    try (DirectoryStream<Path> cards = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : cards) {
        ModelCard card = parse(file.toString(), Files.readAllBytes(file));
        Path model = directory.resolve(card.file());
        put(own, new Entry(card, directory.toString(), () -> Files.readAllBytes(model)));
      }
    } catch (IOException e) {
      throw new ModelException(
          ModelException.Code.NOT_FOUND, "no model directory can be read at " + directory, e);
    }
    Map<String, Entry> all = new TreeMap<>(entries);
    all.putAll(own);
    return new ModelStore(all);
  }

  /**
   * Reads a model outside a store by the path of its card and checks it against the card.
   *
   * @throws ModelException NOT_FOUND if either cannot be read, CORRUPT if the model does not match
   *     the card
   */
  public static ModelFile openFile(Path card) {
    Path file = card.toAbsolutePath();
    ModelCard parsed;
    try {
      parsed = parse(card.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ModelException(
          ModelException.Code.NOT_FOUND, "model card '%s' cannot be read".formatted(card), e);
    }
    Path model = file.resolveSibling(parsed.file());
    try {
      return ModelFile.verified(parsed, Files.readAllBytes(model));
    } catch (IOException e) {
      throw new ModelException(
          ModelException.Code.NOT_FOUND,
          "model %s: '%s' cannot be read".formatted(parsed.id(), model),
          e);
    }
  }

  /** Every card, by id. */
  public Collection<ModelCard> cards() {
    return entries.values().stream().map(Entry::card).toList();
  }

  /**
   * The card of a model.
   *
   * @throws ModelException NOT_FOUND if there is no model of that id
   */
  public ModelCard card(String id) {
    return entry(id).card();
  }

  /** The place of the model: {@code embedded}, or the directory's path. */
  public String place(String id) {
    return entry(id).place();
  }

  /**
   * Reads a model and checks it against its card.
   *
   * @throws ModelException NOT_FOUND if it does not exist, CORRUPT if it does not match the card
   */
  public ModelFile open(String id) {
    Entry entry = entry(id);
    try {
      return ModelFile.verified(entry.card(), entry.source().read());
    } catch (IOException e) {
      throw new ModelException(
          ModelException.Code.NOT_FOUND,
          "model %s: %s cannot be read (%s)".formatted(id, entry.card().file(), entry.place()),
          e);
    }
  }

  private Entry entry(String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw new ModelException(
          ModelException.Code.NOT_FOUND,
          "no model '%s'; there are %s".formatted(id, String.join(", ", entries.keySet())));
    }
    return entry;
  }

  private static void put(Map<String, Entry> entries, Entry entry) {
    Entry before = entries.put(entry.card().id(), entry);
    if (before != null) {
      throw new ModelException(
          ModelException.Code.CORRUPT,
          "two cards have the id '%s': of %s and of %s"
              .formatted(entry.card().id(), before.card().file(), entry.card().file()));
    }
  }

  private static ModelCard parse(String name, byte[] json) {
    try {
      ModelCard card = JSON.readValue(text(json), ModelCard.class);
      if (card == null) {
        throw new ModelException(
            ModelException.Code.CORRUPT, "%s is not a model card: it is null".formatted(name));
      }
      return card;
    } catch (JsonProcessingException e) {
      String reason =
          e.getCause() instanceof IllegalArgumentException rule
              ? rule.getMessage()
              : e.getOriginalMessage();
      throw new ModelException(
          ModelException.Code.CORRUPT, "%s is not a model card: %s".formatted(name, reason), e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) {
    try (InputStream in = ModelStore.class.getResourceAsStream(EMBEDDED + name)) {
      if (in == null) {
        throw new ModelException(
            ModelException.Code.NOT_FOUND, "%s is missing from the jar".formatted(EMBEDDED + name));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ModelException(
          ModelException.Code.CORRUPT, "%s cannot be read".formatted(EMBEDDED + name), e);
    }
  }
}
