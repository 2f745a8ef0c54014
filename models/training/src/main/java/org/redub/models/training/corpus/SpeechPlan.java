package org.redub.models.training.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.redub.models.training.corpus.Synthesiser.Line;

/**
 * The lines to synthesise and their voices: sentences of eleven languages, in many voices, speeds
 * and pitches. Immutable.
 *
 * @param espeak lines for espeak-ng
 * @param flite lines for flite
 */
record SpeechPlan(List<Line> espeak, List<Line> flite) {
  private static final Path TEXTS = Path.of("/usr/share/games/fortunes");

  private static final List<String> ENGLISH =
      List.of(
          "literature",
          "people",
          "wisdom",
          "humorists",
          "science",
          "love",
          "work",
          "cookie",
          "miscellaneous",
          "men-women",
          "politics",
          "platitudes",
          "food",
          "kids",
          "medicine",
          "education",
          "law",
          "riddles",
          "news");

  private static final List<String> PORTUGUESE = List.of("brasil");

  private static final String[] VARIANTS =
      ("adam anika antonio belinda benjamin boris caleb david ed edward f1 f2 f3 f4 f5 grandma john"
              + " linda m1 m2 m3 m4 m5 m6 m7 m8 michael miguel pablo paul pedro quincy rob robert"
              + " sandro steph steph2 travis victor zac Alex Alicia Andrea Andy Annie Hugo Lee Marco"
              + " Mike")
          .split(" ", -1);

  /** A language: the synthesiser's name for it, its share of the lines, and its texts. */
  private record Language(String voice, double share, String folder, List<String> texts) {}

  private static final List<Language> LANGUAGES =
      List.of(
          new Language("en-us", 0.30, "", ENGLISH),
          new Language("en-gb-x-rp", 0.10, "", ENGLISH),
          new Language("de", 0.09, "de", List.of()),
          new Language("es", 0.09, "es", List.of()),
          new Language("it", 0.09, "it", List.of()),
          new Language("ru", 0.08, "ru", List.of()),
          new Language("pt-br", 0.06, "", PORTUGUESE),
          new Language("cs", 0.05, "cs", List.of()),
          new Language("pl", 0.05, "pl", List.of()),
          new Language("bg", 0.04, "bg", List.of()),
          new Language("eo", 0.03, "eo", List.of()),
          new Language("ga", 0.02, "ga", List.of()));

  /**
   * Makes a plan.
   *
   * @param lines number of lines for each synthesiser
   * @throws IOException if texts are missing
   */
  static SpeechPlan of(int lines, long seed) throws IOException {
    Random random = new Random(seed);
    List<Line> espeak = new ArrayList<>();
    for (Language language : LANGUAGES) {
      List<String> sentences =
          Sentences.of(TEXTS.resolve(language.folder()), language.texts(), seed);
      for (int i = 0; i < Math.round(lines * language.share()); i++) {
        String variant = VARIANTS[random.nextInt(VARIANTS.length)];
        espeak.add(
            new Line(
                language.voice() + "+" + variant,
                0.7 + 0.6 * random.nextDouble(),
                0.2 + 0.65 * random.nextDouble(),
                0.2 + 0.7 * random.nextDouble(),
                sentences.get(i % sentences.size())));
      }
    }
    List<String> english = Sentences.of(TEXTS, ENGLISH, seed + 1);
    List<String> voices = Flite.voices();
    List<Line> flite = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      flite.add(
          new Line(
              voices.get(i % voices.size()),
              0.8 + 0.45 * random.nextDouble(),
              random.nextDouble(),
              0.5,
              english.get(i % english.size()).replace("\"", "")));
    }
    return new SpeechPlan(espeak, flite);
  }
}
