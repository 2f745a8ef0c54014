package org.redub.cli.progress;

import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;

/**
 * What a running job tells its user. A job starts once, progresses, and either succeeds or fails
 * once. Thread-safe: an engine may report from any of its threads.
 */
public interface ProgressReporter {
  /** The job begins. */
  void start(String job);

  /**
   * The job has done {@code done} of {@code total} steps of a stage; a total of 0 or less is not
   * known yet.
   */
  void progress(String stage, long done, long total);

  /** Something the user should know and the job goes on. */
  void notice(Notice notice);

  /** The job made what it was asked for. */
  void success(Outcome outcome);

  /**
   * The job ended without it.
   *
   * @return whether the user has been told; if not, the caller prints the error
   */
  boolean failure(RedubException error);
}
