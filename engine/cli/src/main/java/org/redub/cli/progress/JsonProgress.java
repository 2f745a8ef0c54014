package org.redub.cli.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.redub.cli.text.BuildInfo;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;

/**
 * Progress for programs: one JSON object per line on standard error, of type {@code start}, {@code
 * progress}, {@code notice}, {@code success} or {@code failure}. The last line is a {@code success}
 * or a {@code failure}. Thread-safe.
 */
final class JsonProgress implements ProgressReporter {
  private static final long INTERVAL_NS = 100_000_000;

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final StageClock clock;
  private final ObjectMapper json = new ObjectMapper();
  private long startedNs;
  private long printedNs;

  JsonProgress(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
    clock = new StageClock(nanoTime);
  }

  @Override
  public synchronized void start(String job) {
    startedNs = nanoTime.getAsLong();
    Map<String, Object> event = event("start");
    event.put("job", job);
    event.put("version", BuildInfo.version());
    print(event);
  }

  @Override
  public synchronized void progress(String stage, long done, long total) {
    boolean entered = clock.note(stage, done, total);
    long nowNs = nanoTime.getAsLong();
    if (!entered && !clock.finished() && nowNs - printedNs < INTERVAL_NS) {
      return;
    }
    printedNs = nowNs;
    Map<String, Object> event = event("progress");
    event.put("stage", stage);
    event.put("done", done);
    if (total > 0) {
      event.put("total", total);
    }
    clock.fraction().ifPresent(value -> event.put("value", rounded(value)));
    clock.stepsPerSecond().ifPresent(rate -> event.put("perSecond", rounded(rate)));
    clock.remainingS().ifPresent(left -> event.put("remainingSeconds", rounded(left)));
    print(event);
  }

  @Override
  public synchronized void notice(Notice notice) {
    Map<String, Object> event = event("notice");
    event.put("code", notice.code().name());
    event.put("arguments", notice.arguments());
    event.put("message", notice.text());
    print(event);
  }

  @Override
  public synchronized void success(Outcome outcome) {
    Map<String, Object> event = event("success");
    event.put("files", outcome.files().stream().map(Path::toString).toList());
    event.put("message", outcome.summary());
    event.put("seconds", rounded((nanoTime.getAsLong() - startedNs) / 1e9));
    print(event);
  }

  @Override
  public synchronized boolean failure(RedubException error) {
    Map<String, Object> event = event("failure");
    event.put("code", error.code().name());
    event.put("exitCode", error.code().exitCode());
    event.put("message", OneLineErrors.oneLine(error));
    event.put("retryable", error.retryable());
    error.stage().ifPresent(stage -> event.put("stage", EngineListener.name(stage)));
    error.file().ifPresent(file -> event.put("file", file.toString()));
    error.ptsUs().ifPresent(ptsUs -> event.put("ptsUs", ptsUs));
    print(event);
    return true;
  }

  private static Map<String, Object> event(String type) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    return event;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private void print(Map<String, Object> event) {
    try {
      err.println(json.writeValueAsString(event));
      err.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event must contain only numbers and text: " + event, e);
    }
  }
}
