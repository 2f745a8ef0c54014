package org.redub.cli.progress;

import java.io.PrintWriter;
import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;

/** Progress where no bar can be drawn: notices and the outcome only. Thread-safe. */
final class NoticePrinter implements ProgressReporter {
  private final PrintWriter out;
  private final PrintWriter err;

  NoticePrinter(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void start(String job) {
    // Nothing to say yet.
  }

  @Override
  public void progress(String stage, long done, long total) {
    // A log file is no place for a bar.
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
