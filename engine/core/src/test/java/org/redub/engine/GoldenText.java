package org.redub.engine;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares a text with the one that is committed. Two numbers with a decimal point are equal if
 * they differ by no more than {@value #SLACK} in their last place: networks round differently from
 * one kind of processor to the next. All other words are equal or not.
 *
 * <p>{@code -Dredub.golden.renew=true} writes the files instead. {@code
 * -Dredub.golden.exact=FOLDER} compares the exact texts as well, byte by byte, with those that an
 * earlier run on the same machine left in its {@code target/golden}.
 */
final class GoldenText {
  private static final int SLACK = 3;
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Path COMMITTED = MODULE.resolve("src/test/resources/golden");
  private static final Path EXACT = MODULE.resolve("target/golden");

  private GoldenText() {}

  /**
   * Fails with the first line that differs from the file {@code name} among the tests' resources.
   */
  static void assertSame(String name, List<String> actual) throws IOException {
    Path file = COMMITTED.resolve(name);
    if (Boolean.getBoolean("redub.golden.renew")) {
      Files.createDirectories(COMMITTED);
      Files.writeString(file, String.join("\n", actual) + "\n");
      return;
    }
    int line = firstDifference(Files.readAllLines(file), actual);
    if (line >= 0) {
      Path beside = Files.createDirectories(EXACT).resolve(name);
      Files.writeString(beside, String.join("\n", actual) + "\n");
      fail(
          difference(file, Files.readAllLines(file), actual, line)
              + "%nall of it is in %s; if it is meant to be so, renew with -Dredub.golden.renew=true"
                  .formatted(beside));
    }
  }

  /**
   * Leaves a text that holds for this machine only under {@code target/golden}, and compares it
   * with an earlier one where a folder with those is named.
   */
  static void keepExact(String name, List<String> actual) throws IOException {
    String folder = System.getProperty("redub.golden.exact");
    Files.createDirectories(EXACT);
    Files.writeString(EXACT.resolve(name), String.join("\n", actual) + "\n");
    if (folder != null) {
      Path file = Path.of(folder).resolve(name);
      List<String> expected = Files.readAllLines(file);
      for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
        if (!at(expected, i).equals(at(actual, i))) {
          fail(difference(file, expected, actual, i));
        }
      }
    }
  }

  /** Number of the first line that differs, from 0; -1 if none does. */
  static int firstDifference(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      if (!same(at(expected, i), at(actual, i))) {
        return i;
      }
    }
    return -1;
  }

  private static String difference(Path file, List<String> expected, List<String> actual, int i) {
    return "%s, line %d%nexpected: %s%n but was: %s"
        .formatted(file, i + 1, at(expected, i), at(actual, i));
  }

  private static String at(List<String> lines, int i) {
    return i < lines.size() ? lines.get(i) : "(end)";
  }

  private static boolean same(String expected, String actual) {
    String[] a = BLANKS.split(expected);
    String[] b = BLANKS.split(actual);
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      if (!a[i].equals(b[i]) && !close(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean close(String a, String b) {
    if (!DECIMAL.matcher(a).matches() || !DECIMAL.matcher(b).matches()) {
      return false;
    }
    int places = a.length() - a.indexOf('.') - 1;
    double slack = (SLACK + 0.01) * Math.pow(10, -places);
    return places == b.length() - b.indexOf('.') - 1
        && Math.abs(Double.parseDouble(a) - Double.parseDouble(b)) <= slack;
  }
}
