package org.redub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of docs/prose/words.json, which the rule "prh" of textlint also reads. Immutable.
 *
 * @param rules one per retired word or phrase
 */
record RetiredWords(List<Rule> rules) {
  private static final Pattern LITERAL = Pattern.compile("/(.*)/(i?)");

  /**
   * One retired word.
   *
   * @param expected what to write instead
   * @param pattern finds the word
   * @param samples texts before and after every match is replaced by {@code expected}
   */
  record Rule(String expected, Pattern pattern, List<Sample> samples) {}

  /** A text before and after replacement; equal if the rule must find nothing in it. */
  record Sample(String from, String to) {}

  /** Reads the file. */
  static RetiredWords read(Path file) throws IOException {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : new ObjectMapper().readTree(file.toFile()).required("rules")) {
      List<Sample> samples = new ArrayList<>();
      for (JsonNode spec : rule.required("specs")) {
        samples.add(new Sample(spec.required("from").asText(), spec.required("to").asText()));
      }
      Pattern pattern = compiled(rule.required("pattern").asText());
      rules.add(new Rule(rule.required("expected").asText(), pattern, samples));
    }
    return new RetiredWords(List.copyOf(rules));
  }

  /** Every use of a retired word in {@code text}, as "line 3: 'shall', write 'must'". */
  List<String> findIn(String text) {
    List<String> found = new ArrayList<>();
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern().matcher(text);
      while (matcher.find()) {
        long line = 1 + text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
        String word = matcher.group().replaceAll("\\s+", " ");
        found.add("line %d: '%s', write '%s'".formatted(line, word, rule.expected()));
      }
    }
    return found;
  }

  private static Pattern compiled(String literal) {
    Matcher parts = LITERAL.matcher(literal);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a pattern is written /regex/ or /regex/i, but one is " + literal);
    }
    return Pattern.compile(parts.group(1), parts.group(2).isEmpty() ? 0 : Pattern.CASE_INSENSITIVE);
  }
}
