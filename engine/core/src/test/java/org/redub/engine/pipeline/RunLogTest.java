package org.redub.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.redub.engine.ErrorCode;
import org.redub.engine.ProgressListener;
import org.redub.engine.RedubException;
import org.redub.engine.Stage;

class RunLogTest {

  @Test
  void countsTheSecondsOfEveryStageInOrder() {
    AtomicLong clock = new AtomicLong();
    RunLog log = new RunLog(ProgressListener.SILENT, clock::get);
    log.time(Stage.TRACK, () -> clock.addAndGet(2_000_000_000L));
    log.time(Stage.RENDER, () -> clock.addAndGet(500_000_000L));
    log.time(Stage.TRACK, () -> clock.addAndGet(1_000_000_000L));
    assertThat(log.secondsPerStage()).containsEntry("track", 3.0).containsEntry("render", 0.5);
    assertThat(log.secondsPerStage().keySet()).containsExactly("track", "render");
  }

  @Test
  void saysEveryNoticeOnce() {
    List<String> heard = new ArrayList<>();
    RunLog log =
        new RunLog(
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
    RunLog log = new RunLog(ProgressListener.SILENT, System::nanoTime);
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
