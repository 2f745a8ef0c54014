package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every option of every command with values that it must refuse. */
class BadOptionsTest {
  /** Options that take any text: files, folders, and names that are looked up later. */
  private static final Set<String> ANY_TEXT =
      Set.of(
          "--video",
          "--speech",
          "--out",
          "--report",
          "--layers",
          "--timeline",
          "--project",
          "--json",
          "--plan",
          "--previous",
          "--cache",
          "--accept-licence",
          "--plot",
          "--shapes",
          "--write",
          "--tracked",
          "--write-predictions",
          "--model",
          "--models");

  private static final String[] NOT_NUMBERS = {"", "x", "NaN", "-Infinity", "1e", "1,5", "0x10"};

  private static final Map<String, String[]> BAD =
      Map.ofEntries(
          Map.entry("--matte-grow", with(NOT_NUMBERS, "-1", "30.1", "1e300")),
          Map.entry(
              "--matte-sides",
              with(
                  NOT_NUMBERS,
                  "1,2",
                  "1,2,3,4,5",
                  "1,2,3,",
                  ",,,",
                  "1,2,3,x",
                  "1,2,3,31",
                  "-1,0,0,0")),
          Map.entry("--feather", with(NOT_NUMBERS, "-0.1", "31")),
          Map.entry("--blend", new String[] {"", "soft", "multi-band"}),
          Map.entry("--colour", new String[] {"", "grey"}),
          Map.entry("--opacity", with(NOT_NUMBERS, "-1", "100.01")),
          Map.entry("--strength", with(NOT_NUMBERS, "-0.1", "2.01")),
          Map.entry("--offset-ms", with(NOT_NUMBERS, "0.5", "86400001", "-86400001", "1e30")),
          Map.entry("--generator", new String[] {"", "Donor", "crop:", "crop:a b", "crop:x:y"}),
          Map.entry("--cache-size", with(NOT_NUMBERS, "-1", "2X")),
          Map.entry("--camera-move", new String[] {"", "pan", "push_in"}),
          Map.entry("--actor", new String[] {"", "  "}),
          Map.entry("--encoder", new String[] {"", "nvenc", "GPU"}),
          Map.entry("--preset", new String[] {"", "hasty", "medium "}),
          Map.entry("--crf", with(NOT_NUMBERS, "-1", "52", "17.5")),
          Map.entry("--fps", with(NOT_NUMBERS, "0", "-25", "1000.1")),
          Map.entry("--format", new String[] {"", "yaml"}),
          Map.entry("--codec", new String[] {"", "h265", "prores_4444", "H264"}),
          Map.entry("--audio-track", new String[] {"", "0", "-1", "1000", "french", "fr_FR"}),
          Map.entry("--speech-track", new String[] {"", "0", "-1", "1000", "french"}),
          Map.entry("--frame-rate", with(NOT_NUMBERS, "0", "-25", "1000.1", "24/0", "1/")),
          Map.entry("--range", new String[] {"", "1", "2-1", "-1-2", "1-", "1-90000", "1:2:3:4-5"}),
          Map.entry("--tolerance", with(NOT_NUMBERS, "-1", "256", "1.5")),
          Map.entry("--window", with(NOT_NUMBERS, "-1", "2.5", "9999999999")),
          Map.entry(
              "--offsets",
              new String[] {"", "a", "a:", ":3", "a:x", "a:1,", "a:NaN", "a:1,a:2", "a:1e12"}),
          Map.entry("--length", with(NOT_NUMBERS, "0", "-1", "86400.1", "1e300")),
          Map.entry("--threads", with(NOT_NUMBERS, "0", "1025", "1.5")),
          Map.entry("--runs", with(NOT_NUMBERS, "0", "1001", "1.5")),
          Map.entry("--device", new String[] {"", "abacus", "gpu:", "gpu:-1", "gpu:x"}),
          Map.entry("--progress", new String[] {"", "loud"}));

  @TempDir static Path folder;
  private static Material material;

  @BeforeAll
  static void write() throws IOException {
    material = Material.in(folder);
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private static Stream<CommandLine> commands(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(BadOptionsTest::commands));
  }

  private static Stream<OptionSpec> valued(CommandSpec command) {
    return command.options().stream().filter(option -> option.arity().max() > 0);
  }

  /** A new option has to be added to one of the lists above. */
  @Test
  void coversEveryOptionWithAValue() {
    Set<String> options = new TreeSet<>();
    commands(new Screen().line)
        .forEach(line -> valued(line.getCommandSpec()).forEach(o -> options.add(o.longestName())));
    Set<String> covered = new TreeSet<>(ANY_TEXT);
    covered.addAll(BAD.keySet());
    assertThat(options).isEqualTo(covered);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadValues() {
    return commands(new Screen().line)
        .map(CommandLine::getCommandSpec)
        .flatMap(
            command ->
                valued(command)
                    .filter(option -> BAD.containsKey(option.longestName()))
                    .flatMap(
                        option ->
                            Stream.of(BAD.get(option.longestName()))
                                .map(value -> refuses(command, option.longestName(), value))));
  }

  private static DynamicTest refuses(CommandSpec command, String option, String value) {
    String name = command.qualifiedName().substring("redub ".length());
    return DynamicTest.dynamicTest(
        "%s %s '%s'".formatted(name, option, value),
        () -> {
          List<Path> before = material.files();
          List<String> args = new ArrayList<>(List.of(name.split(" ")));
          args.addAll(required(command, option));
          args.add(option + "=" + value);
          Screen screen = new Screen();
          int code = screen.run(args.toArray(new String[0]));
          assertThat(screen.err().lines())
              .singleElement()
              .asString()
              .startsWith("redub: ")
              .contains(named(option))
              .doesNotContain("internal error");
          assertThat(code).isEqualTo(ExitCode.USAGE);
          assertThat(material.files()).isEqualTo(before);
        });
  }

  /** The name of an option in a message: the request itself refuses an offset that is too large. */
  private static String named(String option) {
    return option.equals("--offsets") ? "offset" : option;
  }

  private static List<String> required(CommandSpec command, String but) {
    List<String> args = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (option.required() && !option.longestName().equals(but)) {
        args.add(option.longestName());
        args.add(
            switch (option.longestName()) {
              case "--video" -> material.take().toString();
              case "--speech" -> material.speech().toString();
              case "--out" -> material.path("out.mp4");
              default -> throw new AssertionError("add a value for " + option);
            });
      }
    }
    command.positionalParameters().forEach(parameter -> args.add(material.take().toString()));
    return args;
  }

  /** The defaults in the help text are those of the request. */
  @Test
  void showsTheDefaultsOfTheRequest() {
    Screen screen = new Screen();
    assertThat(screen.run("dub", "--help")).isZero();
    String help = screen.out().replaceAll("\\s+", " ");
    assertThat(help)
        .contains("Default: 3.5.")
        .contains("Default: 0,0,0,0.")
        .contains("Default: 2.")
        .contains("Default: multiband.")
        .contains("Default: mean.")
        .contains("Default: 100.")
        .contains("Default: veryfast.")
        .contains("Default: 17.");
  }
}
