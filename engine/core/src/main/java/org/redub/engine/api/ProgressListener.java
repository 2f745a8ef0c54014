package org.redub.engine.api;

/**
 * Receives the progress and the notices of a job. Called on the thread that runs the job; an
 * implementation must return quickly.
 */
public interface ProgressListener {

  /** Ignores everything. */
  ProgressListener SILENT = (stage, done, total) -> {};

  /**
   * A stage has made progress.
   *
   * @param done frames done in this stage, 0 at its start
   * @param total expected frames of this stage, 0 if unknown; an estimate, so {@code done} may
   *     exceed it
   */
  void onProgress(Stage stage, long done, long total);

  /** The job has something to tell the user: a fallback, a repair, a limit that was reached. */
  default void onNotice(Notice notice) {}
}
