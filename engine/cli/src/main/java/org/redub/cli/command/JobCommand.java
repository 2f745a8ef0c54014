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
 * A command that runs for some time: shows progress, ends cleanly on Ctrl-C and reports failures in
 * the form that the user chose. A subclass declares its options and calls the engine in its {@link
 * #job}. Confined to one thread.
 */
public abstract class JobCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ProgressOptions progress;

  @SuppressWarnings("NullAway.Init") // picocli sets both before anything runs
  JobCommand() {}

  /** The work of a command. Confined to one thread. */
  interface Job {
    /**
     * Does the work and returns its result. If the thread is interrupted, it deletes incomplete
     * files and throws {@link ErrorCode#CANCELLED}.
     */
    Outcome run(ProgressReporter reporter) throws Exception;
  }

  /**
   * The job that the options describe.
   *
   * @throws IllegalArgumentException if the options contradict each other, which is a usage error
   */
  abstract Job job();

  /** Standard output, for a job that prints its result. */
  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Override
  public final Integer call() throws Exception {
    Job job = jobOrFailure();
    ProgressReporter reporter =
        progress.reporter(
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            RootCommand.of(spec).terminal());
    return StopGuard.call(() -> run(job, reporter));
  }

  /** The job, or one that fails as creating the job did, so that progress reports it. */
  private Job jobOrFailure() {
    try {
      return job();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), OneLineErrors.oneLine(e), e);
    } catch (RedubException e) {
      return reporter -> {
        throw e;
      };
    }
  }

  private int run(Job job, ProgressReporter reporter) throws Exception {
    reporter.start(spec.name());
    try {
      Outcome outcome = job.run(reporter);
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
