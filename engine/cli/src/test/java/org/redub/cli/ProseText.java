package org.redub.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extracts the prose from a file. Everything else is replaced by characters that no word contains,
 * so that line numbers stay the same and no phrase spans a gap. Stateless.
 */
final class ProseText {
  private static final char GAP = '\u0000';

  private static final List<Pattern> NOT_PROSE_IN_MARKDOWN =
      List.of(
          Pattern.compile("(?ms)^```.*?^```"),
          Pattern.compile("`[^`]*`"),
          Pattern.compile("\\]\\([^)]*\\)"),
          Pattern.compile("<https?:[^>]*>"));

  /** A glossary entry's retired words, such as <i>Not: eye distance.</i> */
  static final Pattern RETIRED_IN_GLOSSARY = Pattern.compile("\\*Not: ([^*]*?)\\.?\\*");

  private static final Pattern COMMENT_OR_STRING =
      Pattern.compile(
          "(?s)/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'");

  private static final Pattern TAGS_IN_COMMENTS =
      Pattern.compile("\\{@(?:code|link|linkplain|literal)[^}]*}|@param\\s+\\S+|<[^>\n]*>");

  private ProseText() {}

  /** The prose of a Markdown page. */
  static String ofMarkdown(String page) {
    String text = page;
    for (Pattern pattern : NOT_PROSE_IN_MARKDOWN) {
      text = without(pattern, text);
    }
    return without(RETIRED_IN_GLOSSARY, text);
  }

  /** The comments and strings of a Java source. */
  static String ofJava(String source) {
    StringBuilder text = new StringBuilder(blank(source));
    Matcher matcher = COMMENT_OR_STRING.matcher(source);
    while (matcher.find()) {
      String kept = matcher.group();
      if (kept.startsWith("/")) {
        kept = without(TAGS_IN_COMMENTS, kept);
        // A phrase may continue on the next line of a comment, after its decoration.
        kept = kept.replaceAll("[*/]", " ");
      }
      text.replace(matcher.start(), matcher.end(), kept);
    }
    return text.toString();
  }

  private static String without(Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(blank(m.group())));
  }

  private static String blank(String text) {
    return text.replaceAll("\\S", String.valueOf(GAP));
  }
}
