package org.redub.cli.progress;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.redub.engine.api.Notice;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.Stage;

/**
 * Hands on what the engine says, each notice once, however many jobs a command runs. Confined to
 * one thread.
 */
public final class EngineListener implements ProgressListener {
  private final ProgressReporter reporter;
  private final Set<Notice> told = new HashSet<>();

  public EngineListener(ProgressReporter reporter) {
    this.reporter = reporter;
  }

  @Override
  public void onProgress(Stage stage, long done, long total) {
    reporter.progress(name(stage), done, total);
  }

  /** How a stage is called in progress and reports. */
  static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void onNotice(Notice notice) {
    if (told.add(notice)) {
      reporter.notice(notice);
    }
  }
}
