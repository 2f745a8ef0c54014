package org.redub.cli.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.redub.cli.file.StopGuard;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressOptions;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.OneLineErrors;
import org.redub.cli.text.RootCommand;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that works for a while: shows progress, ends cleanly on Ctrl-C and tells failures as
 * its user asked. A subclass declares its options and makes one call of the engine in {@link #run}.
 * Confined to one thread.
 */
public abstract class JobCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ProgressOptions progress;

  @SuppressWarnings("NullAway.Init") // picocli sets both before anything runs
  JobCommand() {}

  /**
   * Does the work and says what it made. When the thread is interrupted, it deletes what it has
   * begun and throws {@link ErrorCode#CANCELLED}.
   */
  abstract Outcome run(ProgressReporter reporter) throws Exception;

  /**
   * Looks at the options together, before the job starts.
   *
   * @throws picocli.CommandLine.ParameterException if they do not make sense
   */
  void checkOptions() {}

  /** Fails as a wrong command line does: with {@code message}, exit code 2 and where to read on. */
  final ParameterException wrongOptions(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Standard output, for a job whose result goes there. */
  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Override
  public final Integer call() throws Exception {
    checkOptions();
    ProgressReporter reporter =
        progress.reporter(
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            RootCommand.of(spec).onTerminal());
    return StopGuard.call(() -> report(reporter));
  }

  private int report(ProgressReporter reporter) throws Exception {
    reporter.start(spec.name());
    try {
      Outcome outcome = run(reporter);
      reporter.success(outcome);
      return ExitCode.OK;
    } catch (Exception e) {
      RedubException error = e instanceof RedubException known ? known : internal(e);
      if (reporter.failure(error)) {
        return error.code().exitCode();
      }
      throw e;
    }
  }

  private static RedubException internal(@Nullable Exception e) {
    String message = e == null ? "unknown" : OneLineErrors.describe(e);
    return new RedubException(ErrorCode.INTERNAL, "internal error: " + message, e);
  }
}
