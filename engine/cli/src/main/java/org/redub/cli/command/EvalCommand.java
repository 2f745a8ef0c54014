package org.redub.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code redub eval}: measures the quality of Redub. Confined to one thread. */
@Command(
    name = "eval",
    description = "Measure the quality of Redub on clips and compare it with other programs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {EvalSyncCommand.class, EvalRenderCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {"  redub eval sync clips/", "  redub eval render clips/"})
public final class EvalCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets spec before anything runs
  EvalCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which evaluation: sync or render?");
  }
}
