package org.redub.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code redub eval}: measures Redub itself. Confined to one thread. */
@Command(
    name = "eval",
    description = "Measure Redub on clips, with the figures of other programs beside its own.",
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
    throw new ParameterException(spec.commandLine(), "redub eval needs to know what to measure");
  }
}
