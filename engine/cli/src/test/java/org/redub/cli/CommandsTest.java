package org.redub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.cli.text.Terminal;
import picocli.CommandLine;

class CommandsTest {
  private final CommandLine whole = Redub.commandLine(Terminal.NONE);

  private static CommandLine lineFor(String... args) {
    return Redub.commandLineFor(Terminal.NONE, args);
  }

  private static int options(CommandLine line, String command) {
    return line.getSubcommands().get(command).getCommandSpec().options().size();
  }

  @Test
  void showsTheSameHelpWithOutlines() {
    for (String argument : List.of("--help", "-h", "dub", "doctr", "help")) {
      assertThat(lineFor(argument).getUsageMessage()).isEqualTo(whole.getUsageMessage());
    }
  }

  @Test
  void needsNoCommandForTheVersion() {
    CommandLine line = lineFor("--version");
    StringWriter text = new StringWriter();
    line.setOut(new PrintWriter(text));
    assertThat(Redub.run(line, "--version")).isZero();
    assertThat(text.toString()).startsWith("redub ");
    assertThat(line.getSubcommands()).isEmpty();
  }

  @Test
  void showsTheSameHelpOfEveryCommand() {
    whole
        .getSubcommands()
        .forEach(
            (name, command) ->
                assertThat(lineFor(name, "--help").getSubcommands().get(name).getUsageMessage())
                    .isEqualTo(command.getUsageMessage()));
  }

  @Test
  void readsOnlyTheOptionsOfTheCommandThatIsNamed() {
    CommandLine line = lineFor("dub", "--video", "doctor");
    assertThat(options(line, "dub")).isEqualTo(options(whole, "dub")).isGreaterThan(20);
    // Every command inherits --debug.
    assertThat(options(line, "doctor")).isLessThan(options(whole, "doctor")).isEqualTo(1);
  }

  @Test
  void readsAllOptionsIfTheFirstArgumentIsNotACommand() {
    for (String[] args :
        new String[][] {{}, {"doctr"}, {"--debug", "dub"}, {"help", "dub"}, {"completion"}}) {
      CommandLine line = lineFor(args);
      whole
          .getSubcommands()
          .forEach((name, any) -> assertThat(options(line, name)).isEqualTo(options(whole, name)));
    }
  }
}
