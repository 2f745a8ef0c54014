package org.redub.cli.progress;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.redub.engine.api.Notice;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.Stage;

/**
 * Passes the engine's progress and notices to a reporter. A command that runs several jobs reports
 * each notice once. Confined to one thread.
 */
public final class EngineListener implements ProgressListener {
  private final ProgressReporter reporter;
  private final Set<Notice> reported = new HashSet<>();

  public EngineListener(ProgressReporter reporter) {
    this.reporter = reporter;
  }

  @Override
  public void onProgress(Stage stage, long done, long total) {
    reporter.progress(name(stage), done, total);
  }

  /** The name of a stage in progress messages and reports. */
  static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void onNotice(Notice notice) {
    if (reported.add(notice)) {
      reporter.notice(notice);
    }
  }
}
