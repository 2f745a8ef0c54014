package org.redub.cli.progress;

import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;

/**
 * Tells the user about a running job. A job starts once, makes progress, and either succeeds or
 * fails once. Thread-safe: an engine may report from any of its threads.
 */
public interface ProgressReporter {
  /** The job has started. */
  void start(String job);

  /**
   * The job has done {@code done} of {@code total} steps of a stage.
   *
   * @param total 0 or less if it is not known yet
   */
  void progress(String stage, long done, long total);

  /** The user should know this; the job continues. */
  void notice(Notice notice);

  /** The job is complete. */
  void success(Outcome outcome);

  /**
   * The job failed.
   *
   * @return whether the error has been reported; if not, the caller prints it
   */
  boolean failure(RedubException error);
}
