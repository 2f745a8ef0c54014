package org.redub.models.training.corpus;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sentences to synthesise, from the texts of Debian's fortunes packages. Stateless. */
final class Sentences {
  private static final int SHORTEST = 25;
  private static final int LONGEST = 110;
  private static final Pattern END = Pattern.compile("(?<=[.!?;:])\\s+");
  private static final Pattern ATTRIBUTION = Pattern.compile("\\s--.*", Pattern.DOTALL);
  private static final Pattern UNSPEAKABLE = Pattern.compile("[\\d<>\\[\\]{}()@#$%^&*_=+~/\\\\|`]");

  private Sentences() {}

  /**
   * The sentences of some texts, shuffled by the seed.
   *
   * @param folder folder of a language's texts; its subfolders are other languages
   * @throws IOException if there are none because the package is not installed
   */
  static List<String> of(Path folder, List<String> names, long seed) throws IOException {
    TreeSet<String> sentences = new TreeSet<>();
    for (Path file : texts(folder, names)) {
      for (String entry : read(file).split("\n%", -1)) {
        String plain = ATTRIBUTION.matcher(entry).replaceAll("").replaceAll("\\s+", " ");
        for (String sentence : END.split(plain, -1)) {
          String clean = sentence.strip().replaceAll("^[\"']+|[\"']+$", "");
          if (speakable(clean)) {
            sentences.add(clean);
          }
        }
      }
    }
    if (sentences.isEmpty()) {
      throw new IOException(
          "no sentences in %s (Debian: fortunes and fortunes-*)".formatted(folder));
    }
    List<String> shuffled = new ArrayList<>(sentences);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static List<Path> texts(Path folder, List<String> names) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("no texts in %s (Debian: fortunes and fortunes-*)".formatted(folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> text(file.getFileName().toString()))
          .filter(file -> names.isEmpty() || names.contains(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static boolean text(String name) {
    return !name.endsWith(".dat") && !name.endsWith(".u8");
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean speakable(String sentence) {
    return sentence.length() >= SHORTEST
        && sentence.length() <= LONGEST
        && !UNSPEAKABLE.matcher(sentence).find()
        && !sentence.equals(sentence.toUpperCase(java.util.Locale.ROOT));
  }
}
