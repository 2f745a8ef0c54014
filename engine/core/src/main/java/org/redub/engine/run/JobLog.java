package org.redub.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/**
 * What a run says of itself: seconds per stage, notices, progress passed on. Confined to the run's
 * thread.
 *
 * <p>Every report of progress is also where a run stops when its thread was interrupted.
 */
public final class JobLog implements ProgressListener {
  private final ProgressListener listener;
  private final LongSupplier clockNanos;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final List<Notice> notices = new ArrayList<>();

  /** The last failure that is not the engine's own, and the innermost stage it came from. */
  private @Nullable RuntimeException failure;

  private @Nullable Stage failedIn;

  /** Seconds of the stages that ran inside the current one. */
  private double innerSeconds;

  /**
   * A log that passes everything on.
   *
   * @param clockNanos a clock such as {@code System::nanoTime}
   */
  public JobLog(ProgressListener listener, LongSupplier clockNanos) {
    this.listener = listener;
    this.clockNanos = clockNanos;
  }

  /**
   * Runs a stage and counts its seconds, added to earlier ones of the same stage. A stage inside
   * another counts for itself only.
   *
   * @throws RedubException as the work does, with the innermost stage it happened in
   */
  public <T> T time(Stage stage, Supplier<T> work) {
    String name = stage.name().toLowerCase(Locale.ROOT);
    seconds.putIfAbsent(name, 0.0);
    double besideS = innerSeconds;
    innerSeconds = 0;
    long begin = clockNanos.getAsLong();
    onProgress(stage, 0, 0);
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
      double passed = (clockNanos.getAsLong() - begin) / 1e9;
      seconds.merge(name, passed - innerSeconds, Double::sum);
      innerSeconds = besideS + passed;
    }
  }

  /**
   * {@code known}, which says what {@code cause} was, in the stage that {@code cause} came from.
   */
  public RedubException located(RedubException known, RuntimeException cause) {
    return failure == cause && failedIn != null ? known.in(failedIn) : known;
  }

  /** Seconds of each stage that ran, in order. */
  public Map<String, Double> secondsPerStage() {
    return new LinkedHashMap<>(seconds);
  }

  /** Every notice so far, in order, each once. */
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
