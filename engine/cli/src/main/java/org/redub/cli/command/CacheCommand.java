package org.redub.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code redub cache}: manages cached analyses of takes. Confined to one thread. */
@Command(
    name = "cache",
    description = "List or delete the analyses of takes that are cached for the next dub.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CacheListCommand.class, CacheClearCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {"  redub cache list", "  redub cache clear"})
public final class CacheCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets spec before anything runs
  CacheCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command: list or clear?");
  }
}
