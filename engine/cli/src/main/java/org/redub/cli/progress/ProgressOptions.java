package org.redub.cli.progress;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a job shows its progress. Confined to one thread. */
public final class ProgressOptions {
  /** The ways to show it. */
  enum Mode {
    /** A bar where standard error is a terminal, else notices only. */
    AUTO,
    /** A bar, even if standard error is no terminal. */
    BAR,
    /** One JSON object a line on standard error. */
    JSON,
    /** Notices and the outcome only. */
    NONE
  }

  @Option(
      names = "--progress",
      order = 90,
      paramLabel = "<how>",
      defaultValue = "auto",
      description =
          "How to show progress: auto, bar, json (one object a line on standard error) or none."
              + " Default: auto, a bar on a terminal.")
  private Mode mode = Mode.AUTO;

  public ProgressReporter reporter(PrintWriter out, PrintWriter err, boolean onTerminal) {
    return switch (mode) {
      case JSON -> new JsonProgress(err, System::nanoTime);
      case BAR -> new ProgressPrinter(out, err, System::nanoTime);
      case NONE -> new NoticePrinter(out, err);
      case AUTO ->
          onTerminal
              ? new ProgressPrinter(out, err, System::nanoTime)
              : new NoticePrinter(out, err);
    };
  }
}
