package org.redub.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
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
  void countsCpuSecondsOfNestedStagesOnce() {
    AtomicLong clock = new AtomicLong();
    AtomicLong cpu = new AtomicLong();
    JobLog log = new JobLog(ProgressListener.SILENT, clock::get, cpu::get);
    log.time(
        Stage.RENDER,
        () -> {
          cpu.addAndGet(3_000_000_000L);
          log.time(Stage.FINISH, () -> cpu.addAndGet(1_000_000_000L));
          clock.addAndGet(2_000_000_000L);
          return cpu.addAndGet(4_000_000_000L);
        });
    assertThat(log.cpuSecondsPerStage()).containsEntry("render", 7.0).containsEntry("finish", 1.0);
    assertThat(log.secondsPerStage()).containsEntry("render", 2.0).containsEntry("finish", 0.0);
  }

  @Test
  void reportsEveryNoticeOnce() {
    List<Notice> received = new ArrayList<>();
    JobLog log =
        new JobLog(
            new ProgressListener() {
              @Override
              public void onProgress(Stage stage, long done, long total) {}

              @Override
              public void onNotice(Notice notice) {
                received.add(notice);
              }
            },
            System::nanoTime);
    Notice shortened = Notice.of(NoticeCode.SPEECH_CUT_OFF, "over_s", 1.5);
    Notice offset = Notice.of(NoticeCode.AV_OFFSET_UNKNOWN);
    log.onNotice(shortened);
    log.onNotice(offset);
    log.onNotice(Notice.of(NoticeCode.SPEECH_CUT_OFF, "over_s", 1.5));
    assertThat(received).containsExactly(shortened, offset);
    assertThat(log.notices()).containsExactly(shortened, offset);
  }

  @Test
  void namesTheInnermostStageInErrors() {
    JobLog log = new JobLog(ProgressListener.SILENT, System::nanoTime);
    RedubException full = new RedubException(ErrorCode.OUTPUT_FAILED, "disk full").at(40_000);
    assertThatThrownBy(
            () ->
                log.time(
                    Stage.RENDER,
                    () ->
                        log.time(
                            Stage.FINISH,
                            () -> {
                              throw full;
                            })))
        .isInstanceOfSatisfying(
            RedubException.class,
            e -> {
              assertThat(e.stage()).contains(Stage.FINISH);
              assertThat(e.ptsUs()).hasValue(40_000);
              assertThat(e.retryable()).isTrue();
              assertThat(e).hasMessage("disk full");
              assertThat(e.getStackTrace()).isEqualTo(full.getStackTrace());
            });
  }

  @Test
  void stopsAnInterruptedThreadAtTheNextReport() {
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
