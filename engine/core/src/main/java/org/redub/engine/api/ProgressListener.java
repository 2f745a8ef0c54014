package org.redub.engine.api;

/**
 * Hears how a job goes. Called from the thread that runs the job; an implementation returns
 * quickly.
 */
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener SILENT = (stage, done, total) -> {};

  /**
   * A step went on.
   *
   * @param done frames done in this step, 0 at its start
   * @param total frames the step expects, 0 if unknown; an estimate, so {@code done} may pass it
   */
  void onProgress(Stage stage, long done, long total);

  /** Something that the user should read: a fallback, a repair, a limit reached. */
  default void onNotice(Notice notice) {}
}
