package org.redub.cli.progress;

import java.io.PrintWriter;
import org.redub.cli.text.Terminal;
import picocli.CommandLine.Option;

/** How a job shows its progress. Confined to one thread. */
public final class ProgressOptions {
  /** Ways to show progress. */
  enum Mode {
    /** A bar if standard error is a terminal, otherwise notices only. */
    AUTO,
    /** A bar, even if standard error is not a terminal. */
    BAR,
    /** One JSON object per line on standard error. */
    JSON,
    /** Notices and the result only. */
    NONE
  }

  @Option(
      names = "--progress",
      order = 90,
      paramLabel = "<how>",
      defaultValue = "auto",
      description =
          "How to show progress: auto, bar, json (one object per line on standard error) or none."
              + " Default: auto, a bar if standard error is a terminal.")
  private Mode mode = Mode.AUTO;

  /** The reporter that was asked for. */
  public ProgressReporter reporter(PrintWriter out, PrintWriter err, Terminal terminal) {
    boolean bar = mode == Mode.BAR || (mode == Mode.AUTO && terminal.present());
    if (bar) {
      return new ProgressPrinter(out, err, System::nanoTime, terminal.columns());
    }
    return mode == Mode.JSON
        ? new JsonProgress(err, System::nanoTime)
        : new NoticePrinter(out, err);
  }
}
