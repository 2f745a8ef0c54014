package org.redub.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints every failure as one line {@code redub: message} on standard error, with a stack trace
 * only under {@code --debug}. Thread-safe.
 */
public final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    String message = oneLine(e);
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        message += "; did you mean %s?".formatted(String.join(" or ", suggestions));
      }
    }
    String help = line.getCommandSpec().qualifiedName() + " --help";
    return print(
        line, message + " (see '" + help + "')", line.getCommandSpec().exitCodeOnInvalidInput(), e);
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine line, @org.jspecify.annotations.Nullable ParseResult parsed) {
    if (e instanceof RedubException known && known.code() != ErrorCode.INTERNAL) {
      return print(line, oneLine(known), known.code().exitCode(), known);
    }
    return print(
        line,
        "internal error, please report it: %s%s"
            .formatted(
                e instanceof RedubException ? oneLine(e) : describe(e),
                debug(line) ? "" : " (use --debug for the stack trace)"),
        ExitCodes.INTERNAL,
        e);
  }

  /** Prints {@code redub: message}, and a stack trace under {@code --debug}; returns the code. */
  public static int print(CommandLine line, String message, int exitCode, Throwable cause) {
    PrintWriter err = line.getErr();
    err.println("redub: " + message);
    if (debug(line)) {
      cause.printStackTrace(err);
    }
    err.flush();
    return exitCode;
  }

  /** The type and the message of an exception. */
  public static String describe(Throwable e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + oneLine(e);
  }

  /** The message without line breaks. */
  public static String oneLine(Throwable e) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static boolean debug(CommandLine line) {
    return RootCommand.of(line.getCommandSpec()).debug();
  }
}
