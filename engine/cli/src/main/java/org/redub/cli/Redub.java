package org.redub.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.redub.cli.command.JobCommand;
import org.redub.cli.option.OptionDefaults;
import org.redub.cli.option.OptionValues;
import org.redub.cli.text.BuildInfo;
import org.redub.cli.text.ExitCodes;
import org.redub.cli.text.OneLineErrors;
import org.redub.cli.text.RootCommand;
import org.redub.cli.text.Terminal;
import org.redub.engine.api.ErrorCode;
import org.redub.models.natives.JavaCppLibraries;
import org.redub.models.natives.NativeFolderCheck;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code redub} program. To add a command, write a class, a {@link JobCommand} if it runs for
 * more than a moment, and list it in {@link Commands}. Confined to one thread.
 */
@Command(
    name = "redub",
    description = "Replace the speech in a video and make the mouth match it.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildInfo.class,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub demo                        dub the sample take that comes with Redub",
      "  redub dub --video take.mp4 --speech french.wav --out dubbed.mp4",
      "  redub doctor                      check whether Redub works on this machine",
      "  redub train mouth-shape --help    train the mouth network on your own clips",
      "  redub help dub                    all options of a command",
      "  source <(redub completion)        complete commands and options with Tab"
    })
public final class Redub implements Runnable, RootCommand {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean debug;

  @SuppressWarnings("NullAway.Init") // picocli sets spec before anything runs
  private Redub(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    if (!Commands.areTextOnly(args)) {
      JavaCppLibraries.prepare();
    }
    System.exit(run(commandLineFor(Terminal.fromLauncher(), args), args));
  }

  /**
   * The whole command line, ready to execute; tests set its {@code out} and {@code err}.
   *
   * @param terminal where progress is shown
   */
  public static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, Commands.all());
  }

  /**
   * The command line for these arguments only. It prints and does the same as the whole one, but
   * the options of commands that the arguments do not name are not read, which takes most of the
   * time that a short command needs.
   */
  static CommandLine commandLineFor(Terminal terminal, String... args) {
    return commandLine(terminal, Commands.namedIn(args));
  }

  private static CommandLine commandLine(Terminal terminal, Commands commands) {
    CommandLine line = new CommandLine(new Redub(terminal));
    commands.addTo(line);
    return configured(line);
  }

  /** Applies the settings that all commands share. */
  public static CommandLine configured(CommandLine line) {
    OneLineErrors errors = new OneLineErrors();
    line.setParameterExceptionHandler(errors);
    line.setExecutionExceptionHandler(errors);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, new OptionValues.FileName());
    line.setDefaultValueProvider(new OptionDefaults());
    line.setUsageHelpAutoWidth(true);
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCodes.described());
    return line;
  }

  /** Runs a command line; errors of the JVM are printed in one line, too. */
  public static int run(CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      return OneLineErrors.print(
          line,
          "out of memory: allow Redub to use more, for example with REDUB_JAVA_OPTS=-Xmx3g",
          ExitCodes.INTERNAL,
          e);
    } catch (LinkageError e) {
      Optional<String> problem = NativeFolderCheck.problem();
      if (problem.isPresent()) {
        return OneLineErrors.print(line, problem.get(), ErrorCode.FOLDER_UNUSABLE.exitCode(), e);
      }
      return OneLineErrors.print(
          line,
          "a native library or class could not be loaded: %s (try 'redub doctor')"
              .formatted(OneLineErrors.oneLine(e)),
          ExitCodes.INTERNAL,
          e);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public boolean debug() {
    return debug;
  }
}
