package org.redub.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import org.redub.engine.work.ProcessCpu;

/**
 * Records the seconds of wall-clock and CPU time per stage and the notices of a job, and passes
 * progress on. Confined to the job's thread.
 *
 * <p>Every progress report also stops the job if its thread was interrupted.
 */
public final class JobLog implements ProgressListener {
  private final ProgressListener listener;
  private final StageTimer wall;
  private final StageTimer cpu;
  private final List<Notice> notices = new ArrayList<>();

  /**
   * The last failure that is not a {@link RedubException}, and the innermost stage that it came
   * from.
   */
  private @Nullable RuntimeException failure;

  private @Nullable Stage failedIn;

  /**
   * A log that passes everything on to {@code listener} and measures the CPU time of the process.
   *
   * @param clockNanos a clock such as {@code System::nanoTime}
   */
  public JobLog(ProgressListener listener, LongSupplier clockNanos) {
    this(listener, clockNanos, ProcessCpu::nanos);
  }

  /**
   * A log that passes everything on to {@code listener}.
   *
   * @param clockNanos a clock such as {@code System::nanoTime}
   * @param cpuNanos CPU time so far
   */
  JobLog(ProgressListener listener, LongSupplier clockNanos, LongSupplier cpuNanos) {
    this.listener = listener;
    wall = new StageTimer(clockNanos);
    cpu = new StageTimer(cpuNanos);
  }

  /**
   * Runs a stage and adds its seconds to earlier ones of the same stage. The seconds of a nested
   * stage count for that stage only.
   *
   * @throws RedubException if the work does, with the innermost stage in which it happened
   */
  public <T> T time(Stage stage, Supplier<T> work) {
    String name = stage.name().toLowerCase(Locale.ROOT);
    onProgress(stage, 0, 0);
    wall.begin(name);
    cpu.begin(name);
    try {
      return work.get();
    } catch (RedubException e) {
      throw e.in(stage);
    } catch (RuntimeException e) {
      if (failure != e) {
        failure = e;
        failedIn = stage;
      }
      throw e;
    } finally {
      wall.end();
      cpu.end();
    }
  }

  /** {@code error}, which describes {@code cause}, with the stage that {@code cause} came from. */
  public RedubException located(RedubException error, RuntimeException cause) {
    return failure == cause && failedIn != null ? error.in(failedIn) : error;
  }

  /** Wall-clock seconds of each stage that ran, in the order in which they started. */
  public Map<String, Double> secondsPerStage() {
    return wall.seconds();
  }

  /** CPU seconds that the process used during each stage, on all threads and for other jobs too. */
  public Map<String, Double> cpuSecondsPerStage() {
    return cpu.seconds();
  }

  /** All notices so far, in order, without duplicates. */
  public List<Notice> notices() {
    return List.copyOf(notices);
  }

  /**
   * Passes progress on.
   *
   * @throws RedubException with {@code CANCELLED} if the thread was interrupted
   */
  @Override
  public void onProgress(Stage stage, long done, long total) {
    if (Thread.currentThread().isInterrupted()) {
      throw new RedubException(ErrorCode.CANCELLED, "stopped");
    }
    listener.onProgress(stage, done, total);
  }

  @Override
  public void onNotice(Notice notice) {
    if (!notices.contains(notice)) {
      notices.add(notice);
      listener.onNotice(notice);
    }
  }
}
