package org.redub.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redub.cli.file.ResultFile;
import org.redub.cli.option.ModelFolder;
import org.redub.cli.text.OneLineErrors;
import org.redub.cli.text.Table;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.models.ModelCard;
import org.redub.models.ModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code redub models}: lists the networks. */
@Command(
    name = "models",
    description = "List all networks, built-in and added ones: task, licence and source.",
    subcommands = AddModelCommand.class,
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub models",
      "  redub models --json      the complete model cards",
      "  redub models add wav2lip.json --accept-licence 'Research only'"
    })
public final class ModelsCommand implements Callable<Integer> {
  private static final int SHORT_SHA = 12;

  /** The SHA-256 of a source is in the card but too long for a table. */
  private static final Pattern SOURCE_SHA = Pattern.compile(" \\(SHA-256 [0-9a-f]{64}\\)");

  @Spec private CommandSpec spec;

  @Option(
      names = "--models",
      paramLabel = "<folder>",
      description = "A folder with further networks and their model cards.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Print the complete model cards as JSON.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets spec before anything runs
  ModelsCommand() {}

  @Override
  public Integer call() throws IOException {
    Collection<ModelCard> cards;
    try {
      cards = ModelFolder.store(folder).cards();
    } catch (ModelException e) {
      throw new RedubException(ErrorCode.MODEL_UNUSABLE, OneLineErrors.oneLine(e), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ResultFile.json(cards).to(out);
    } else {
      Table table = new Table("<<><<<").row("id", "task", "KB", "licence", "SHA-256", "source");
      cards.forEach(
          card ->
              table.row(
                  card.id(),
                  card.task(),
                  Long.toString(Math.round(card.bytes() / 1000.0)),
                  card.licence(),
                  card.sha256().substring(0, SHORT_SHA),
                  SOURCE_SHA.matcher(card.source()).replaceAll("")));
      out.print(table);
    }
    out.flush();
    return ExitCode.OK;
  }
}
