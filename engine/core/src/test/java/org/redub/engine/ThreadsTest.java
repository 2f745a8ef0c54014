package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.RedubRequest;
import org.redub.models.DevicePreference;

/** Dubs with different numbers of threads, and several dubs at once. */
class ThreadsTest {
  /** More than two stretches of the tracker and two segments of the encoder. */
  private static final int FRAMES = 120;

  @TempDir static Path folder;
  private static Path take;
  private static Path speech;
  private static byte[] expected;

  @BeforeAll
  static void dubOnOneThread() throws IOException {
    take = DrawnTake.talking(folder.resolve("take.mp4"), FRAMES);
    speech = DemoFiles.speech(folder);
    expected = dub(1);
  }

  private static byte[] dub(int threads) throws IOException {
    try (Redubber redubber =
        new Redubber(EngineSettings.on(DevicePreference.CPU).withThreads(threads))) {
      return dub(redubber, "threads-" + threads + ".mp4");
    }
  }

  private static byte[] dub(Redubber redubber, String name) throws IOException {
    Path output = folder.resolve(name);
    redubber.dub(request(output), ProgressListener.SILENT);
    return Files.readAllBytes(output);
  }

  private static RedubRequest request(Path output) {
    return RedubRequest.builder().video(take).speech(speech).output(output).build();
  }

  @Test
  void writesTheSameBytesOnAnyNumberOfThreads() throws IOException {
    for (int threads : new int[] {2, 3, 16}) {
      assertThat(dub(threads)).as("%d threads", threads).isEqualTo(expected);
    }
  }

  @Test
  void runsOnTheCallersThreads() throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      EngineSettings settings = EngineSettings.on(DevicePreference.CPU).withExecutor(executor, 2);
      try (Redubber redubber = new Redubber(settings)) {
        assertThat(dub(redubber, "executor.mp4")).isEqualTo(expected);
      }
      assertThat(executor.isShutdown()).isFalse();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void runsSeveralJobsAtOnce() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(3);
    try (Redubber redubber = new Redubber(EngineSettings.on(DevicePreference.CPU).withThreads(2))) {
      List<Future<byte[]>> results = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        String name = "at-once-" + i + ".mp4";
        results.add(callers.submit(() -> dub(redubber, name)));
      }
      for (Future<byte[]> result : results) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void stopsOneJobAndFinishesTheOther() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(2);
    Path stopped = folder.resolve("stopped.mp4");
    try (Redubber redubber = new Redubber(EngineSettings.on(DevicePreference.CPU).withThreads(2))) {
      Future<byte[]> other = callers.submit(() -> dub(redubber, "other.mp4"));
      Future<ErrorCode> cancelled =
          callers.submit(
              () -> {
                try {
                  redubber.dub(
                      request(stopped),
                      (stage, done, total) -> {
                        if (done == FRAMES / 2) {
                          Thread.currentThread().interrupt();
                        }
                      });
                  return null;
                } catch (RedubException e) {
                  return e.code();
                }
              });
      assertThat(cancelled.get()).isEqualTo(ErrorCode.CANCELLED);
      assertThat(other.get()).isEqualTo(expected);
      assertThat(stopped).doesNotExist();
    } finally {
      callers.shutdownNow();
    }
  }
}
