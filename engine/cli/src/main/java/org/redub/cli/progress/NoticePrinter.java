package org.redub.cli.progress;

import java.io.PrintWriter;
import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;

/** Progress without a bar: notices and the result only. Thread-safe. */
final class NoticePrinter implements ProgressReporter {
  private final PrintWriter out;
  private final PrintWriter err;

  NoticePrinter(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void start(String job) {
    // Nothing to print.
  }

  @Override
  public void progress(String stage, long done, long total) {
    // Only a bar shows this.
  }

  @Override
  public void notice(Notice notice) {
    err.println("redub: " + notice.text());
    err.flush();
  }

  @Override
  public void success(Outcome outcome) {
    if (!outcome.summary().isEmpty()) {
      out.println(outcome.summary());
      out.flush();
    }
  }

  @Override
  public boolean failure(RedubException error) {
    return false;
  }
}
