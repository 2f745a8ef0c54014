package org.redub.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;

class JobLogTest {

  @Test
  void countsTheSecondsOfEveryStageInOrder() {
    AtomicLong clock = new AtomicLong();
    JobLog log = new JobLog(ProgressListener.SILENT, clock::get);
    log.time(Stage.TRACK, () -> clock.addAndGet(2_000_000_000L));
    log.time(Stage.RENDER, () -> clock.addAndGet(500_000_000L));
    log.time(Stage.TRACK, () -> clock.addAndGet(1_000_000_000L));
    assertThat(log.secondsPerStage()).containsEntry("track", 3.0).containsEntry("render", 0.5);
    assertThat(log.secondsPerStage().keySet()).containsExactly("track", "render");
  }

  @Test
  void saysEveryNoticeOnce() {
    List<String> heard = new ArrayList<>();
    JobLog log =
        new JobLog(
            new ProgressListener() {
              @Override
              public void onProgress(Stage stage, long done, long total) {}

              @Override
              public void onNotice(String line) {
                heard.add(line);
              }
            },
            System::nanoTime);
    log.onNotice("a");
    log.onNotice("b");
    log.onNotice("a");
    assertThat(heard).containsExactly("a", "b");
    assertThat(log.notices()).containsExactly("a", "b");
  }

  @Test
  void anInterruptedThreadStopsAtTheNextReport() {
    JobLog log = new JobLog(ProgressListener.SILENT, System::nanoTime);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> log.onProgress(Stage.TRACK, 1, 2))
          .isInstanceOfSatisfying(
              RedubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
