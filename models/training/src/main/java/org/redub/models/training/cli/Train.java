package org.redub.models.training.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code redub train}. Confined to one thread. */
@Command(
    name = "redub train",
    description = "Train Redub's own networks.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TrainMouthShape.class, TrainActor.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub train mouth-shape --clips people/ --out models/",
      "  redub train actor take.mp4 --out jon/",
      "  redub train mouth-shape --help"
    })
public final class Train implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets spec before anything runs
  private Train() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The complete command line. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Train());
    line.setParameterExceptionHandler(
        (e, arguments) -> {
          line.getErr().println("redub: " + e.getMessage());
          line.getErr().println("Try 'redub train --help'.");
          return CommandLine.ExitCode.USAGE;
        });
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "redub train needs a command: what to train");
  }
}
