package org.redub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.redub.cli.command.Screen;
import org.redub.engine.api.ErrorCode;
import picocli.CommandLine;

class RedubTest {
  private final Screen screen = new Screen();

  @Test
  void printsTheVersionOfThePom() {
    assertThat(screen.run("--version")).isZero();
    assertThat(screen.out()).matches("redub \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\\R");
  }

  @Test
  void documentsEveryExitCodeInTheHelp() {
    assertThat(screen.run("--help")).isZero();
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(screen.out()).containsPattern("(?m)^ +" + code.exitCode() + " +\\w");
    }
  }

  @Test
  void describesEveryCommandWithExamples() {
    screen
        .line
        .getSubcommands()
        .forEach(
            (name, command) -> {
              var usage = command.getCommandSpec().usageMessage();
              assertThat(usage.description()).as(name).isNotEmpty();
              if (!name.equals("help")) {
                assertThat(usage.footer()).as(name).anyMatch(l -> l.contains("redub " + name));
              }
            });
  }

  @Test
  void requiresACommand() {
    assertThat(screen.run()).isEqualTo(2);
    assertThat(screen.err())
        .isEqualToIgnoringNewLines("redub: which command? (see 'redub --help')");
    assertThat(screen.out()).isEmpty();
  }

  @Test
  void suggestsTheNearestCommand() {
    assertThat(screen.run("doctr")).isEqualTo(2);
    assertThat(screen.err().lines())
        .singleElement()
        .asString()
        .startsWith("redub: ")
        .contains("'doctr'", "did you mean doctor", "redub --help");
  }

  @Test
  void refersToTheHelpOfTheCommand() {
    assertThat(screen.run("doctor", "--deep")).isEqualTo(2);
    assertThat(screen.err().lines()).singleElement().asString().contains("redub doctor --help");
  }

  @Test
  void checksThisMachine() {
    assertThat(screen.run("doctor")).isIn(0, 1);
    assertThat(screen.out()).contains("Java " + " ".repeat(13), "FFmpeg", "ONNX Runtime");
    assertThat(screen.out()).contains("ok    Models ", "ok    Networks ", "ok    Encoders ");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void printsACompletionScriptThatBashAccepts(@TempDir Path folder) throws Exception {
    assertThat(screen.run("completion")).isZero();
    assertThat(screen.out()).contains("--debug", "complete ");
    assertThat(screen.out()).contains(screen.line.getSubcommands().keySet());
    Path script = Files.writeString(folder.resolve("completion"), screen.out());
    Process bash = new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  void saysInOneLineWhatToDoWhenOutOfMemory() {
    screen.with("greedy", new Greedy());
    assertThat(screen.run("greedy")).isEqualTo(70);
    assertThat(screen.err().lines()).singleElement().asString().contains("REDUB_JAVA_OPTS=-Xmx");
  }

  @CommandLine.Command
  private static final class Greedy implements Runnable {
    @Override
    public void run() {
      throw new OutOfMemoryError("Java heap space");
    }
  }
}
