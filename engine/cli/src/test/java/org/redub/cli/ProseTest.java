package org.redub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps retired words out of the documentation and of finished modules. */
class ProseTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path WORDS = ROOT.resolve("docs/prose/words.json");
  private static final Path BAD_SAMPLE = ROOT.resolve("docs/prose/bad-sample.md");

  /** Fewer pages mean that the search looked in the wrong place. */
  private static final int MIN_PAGES = 25;

  private static final Set<String> SKIPPED_FOLDERS = Set.of("target", "node_modules", "redub-demo");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");

  private static RetiredWords words = new RetiredWords(List.of());

  @BeforeAll
  static void readWords() throws IOException {
    words = RetiredWords.read(WORDS);
  }

  @TestFactory
  Stream<DynamicTest> documentationUsesNoRetiredWord() throws IOException {
    List<Path> pages = files(ROOT, ".md");
    pages.remove(BAD_SAMPLE);
    assertThat(pages).hasSizeGreaterThanOrEqualTo(MIN_PAGES);
    return pages.stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    ROOT.relativize(page).toString(),
                    () ->
                        assertThat(words.findIn(ProseText.ofMarkdown(Files.readString(page))))
                            .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> sourcesUseNoRetiredWord() throws IOException {
    return modules().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(module, () -> assertThat(findInSources(module)).isEmpty()));
  }

  @Test
  void badSampleFails() throws IOException {
    assertThat(words.findIn(ProseText.ofMarkdown(Files.readString(BAD_SAMPLE))))
        .containsExactlyInAnyOrder(
            "line 3: 'The new speech', write 'voice track'",
            "line 3: 'eye distances', write 'interocular distance'",
            "line 3: 'lets expect', write 'predicted from the audio'",
            "line 3: 'shall', write 'must'");
  }

  /** textlint checks the rules with the same samples. */
  @TestFactory
  Stream<DynamicTest> rulesReplaceTheirSamples() {
    return words.rules().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.expected(), () -> assertSamples(rule)));
  }

  private static void assertSamples(RetiredWords.Rule rule) {
    assertThat(rule.samples()).anyMatch(sample -> !sample.from().equals(sample.to()));
    for (RetiredWords.Sample sample : rule.samples()) {
      String replacement = Matcher.quoteReplacement(rule.expected());
      assertThat(rule.pattern().matcher(sample.from()).replaceAll(replacement))
          .isEqualTo(sample.to());
    }
  }

  @Test
  void everyRetiredWordOfTheGlossaryHasARule() throws IOException {
    List<String> retired = new ArrayList<>();
    Matcher matcher =
        ProseText.RETIRED_IN_GLOSSARY.matcher(Files.readString(ROOT.resolve("docs/GLOSSARY.md")));
    while (matcher.find()) {
      retired.addAll(List.of(matcher.group(1).replaceAll("\\s+", " ").split(", ")));
    }
    assertThat(retired).contains("eye distance", "workbench");
    assertThat(retired).allSatisfy(word -> assertThat(words.findIn(word)).isNotEmpty());
  }

  @Test
  void ignoresCodeAndLinks() {
    String page = "A `shall` and [b](shall.md)\n```\nshall\n```\na new\nspeech\n*Not: ear.*\n";
    assertThat(words.findIn(ProseText.ofMarkdown(page)))
        .containsExactly("line 5: 'a new speech', write 'voice track'");
  }

  @Test
  void findsWordsInCommentsAndStringsOnly() {
    String source =
        """
        /** Draws {@code shall} a new
         * speech. */
        int shall = "lips shall close // anew".length() + '"'; // of both
        // eyes, the distance of the
        // eyes
        String workbench;
        """;
    assertThat(words.findIn(ProseText.ofJava(source)))
        .containsExactlyInAnyOrder(
            "line 1: 'a new speech', write 'voice track'",
            "line 3: 'shall', write 'must'",
            "line 3: 'anew', write 'again'",
            "line 4: 'distance of the eyes', write 'interocular distance'");
  }

  @Test
  void linksBetweenPagesAreNotBroken() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : files(ROOT, ".md")) {
      Matcher matcher = LINK.matcher(Files.readString(page));
      while (matcher.find()) {
        links++;
        if (!Files.exists(page.resolveSibling(matcher.group(1)))) {
          broken.add(ROOT.relativize(page) + " -> " + matcher.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(10);
  }

  private static List<String> findInSources(String module) throws IOException {
    List<Path> sources = files(ROOT.resolve(module).resolve("src/main/java"), ".java");
    assertThat(sources).as("sources of " + module).isNotEmpty();
    List<String> found = new ArrayList<>();
    for (Path source : sources) {
      for (String use : words.findIn(ProseText.ofJava(Files.readString(source)))) {
        found.add(ROOT.relativize(source) + " " + use);
      }
    }
    return found;
  }

  private static List<String> modules() throws IOException {
    return files(ROOT, "pom.xml").stream()
        .map(Path::getParent)
        .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
        .map(folder -> ROOT.relativize(folder).toString().replace('\\', '/'))
        .toList();
  }

  /** Files with a name that ends in {@code ending}, except in hidden and generated folders. */
  private static List<Path> files(Path folder, String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String name = dir.getFileName().toString();
            boolean skip =
                !dir.equals(folder) && (name.startsWith(".") || SKIPPED_FOLDERS.contains(name));
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.getFileName().toString().endsWith(ending)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
