package org.redub.models.card;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redub.files.Sha256;

/**
 * Writes the SHA-256 and length of every model into the card next to it, and the list of cards.
 * Needs nothing but a JDK; from the repository's root:
 *
 * <pre>java models/runtime/src/test/java/org/redub/models/card/RefreshCards.java</pre>
 */
public final class RefreshCards {

  private static final Path STORE =
      Path.of("models/runtime/src/main/resources/org/redub/models/store");

  private static final Pattern FILE = Pattern.compile("\"file\"\\s*:\\s*\"([^\"]+)\"");

  private RefreshCards() {}

  /** Refreshes the store in the given folder, or this repository's. */
  public static void main(String[] args) throws IOException {
    Path store = args.length == 0 ? STORE : Path.of(args[0]);
    refresh(store).forEach((name, sha256) -> System.out.println(sha256 + "  " + name));
  }

  /** Rewrites the cards of a folder; returns each model file with its SHA-256. */
  static TreeMap<String, String> refresh(Path store) throws IOException {
    TreeMap<String, String> hashes = new TreeMap<>();
    TreeMap<String, Path> cards = new TreeMap<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(store, "*.json")) {
      found.forEach(card -> cards.put(card.getFileName().toString(), card));
    }
    for (Path card : cards.values()) {
      String json = Files.readString(card);
      Matcher file = FILE.matcher(json);
      if (!file.find()) {
        throw new IOException(card + " names no file");
      }
      byte[] model = Files.readAllBytes(store.resolve(file.group(1)));
      String sha256 = Sha256.of(model);
      json = json.replaceFirst("(\"sha256\"\\s*:\\s*)\"[^\"]*\"", "$1\"" + sha256 + "\"");
      json = json.replaceFirst("(\"bytes\"\\s*:\\s*)\\d+", "$1" + model.length);
      Files.writeString(card, json);
      hashes.put(file.group(1), sha256);
    }
    Files.writeString(store.resolve("index.txt"), String.join("\n", cards.keySet()) + "\n");
    return hashes;
  }
}
