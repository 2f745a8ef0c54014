package org.redub.engine.evaluate;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.redub.engine.analyse.sync.SyncMeasurement;
import org.redub.engine.analyse.sync.SyncMetrics;
import org.redub.engine.analyse.sync.TrackedCsv;
import org.redub.engine.analyse.sync.TrackedMouth;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EvaluationRequest;
import org.redub.engine.api.request.SyncEvaluationRequest;
import org.redub.engine.api.result.SyncEvaluation;
import org.redub.engine.api.result.SyncEvaluation.Row;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.models.ModelCard;

/** Evaluates the network on clips. Used once, confined to one thread. */
public final class SyncEvaluationJob {
  private static final int REACH_MS = 200;
  private static final int STEP_MS = 10;
  private static final double CONTROL_SHIFT_SECONDS = 1.5;
  private static final double PREDICTION_RATE_HZ = 40;

  private final Networks networks;
  private final JobLog log;

  /** A clip and the offset it is compared at. */
  private record Clip(String name, SyncMeasurement measured, double offsetSeconds) {}

  public SyncEvaluationJob(Networks networks, JobLog log) {
    this.networks = networks;
    this.log = log;
  }

  /** Measures every clip that can be; one that cannot is passed over with a notice. */
  public SyncEvaluation run(SyncEvaluationRequest request) {
    List<Clip> clips = new ArrayList<>();
    for (Path file : request.clips()) {
      try {
        clips.add(clip(file, request));
      } catch (RedubException e) {
        if (e.code() == ErrorCode.CANCELLED || e.code() == ErrorCode.OUTPUT_FAILED) {
          throw e;
        }
        log.onNotice(Notice.of(NoticeCode.CLIP_LEFT_OUT, "reason", String.valueOf(e.getMessage())));
      }
    }
    if (clips.isEmpty()) {
      throw new RedubException(ErrorCode.NO_FACE, "none of the clips can be evaluated");
    }
    int latencyMs = latency(clips);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      rows.add(row(clips.get(i), clips.get((i + 1) % clips.size()), latencyMs / 1000.0));
    }
    rows.sort(
        Comparator.comparingDouble(row -> row.openings().detrended() + row.widths().detrended()));
    ModelCard card = networks.predictor().card();
    return new SyncEvaluation(card.id(), card.sha256(), latencyMs, rows, mean(rows));
  }

  private Clip clip(Path file, SyncEvaluationRequest request) {
    String name = EvaluationRequest.clipName(file);
    SyncMeter meter = new SyncMeter(networks, log);
    Path tracked = request.tracked();
    SyncMeasurement measured;
    if (tracked == null) {
      measured = meter.measure(file, null);
    } else {
      TrackedMouth seen = TrackedCsv.read(tracked.resolve(name + ".csv"));
      SyncMeter.Heard heard = meter.listen(file);
      measured = new SyncMeasurement(seen, heard.mouth(), heard.loudness().speech(seen.frames()));
    }
    Path predictions = request.predictions();
    if (predictions != null) {
      write(predictions.resolve(name + ".csv"), measured);
    }
    Map<String, Double> offsets = request.offsetsMs();
    double offsetUs =
        offsets == null ? measured.offset().offsetUs() : offsets.getOrDefault(name, 0.0) * 1000;
    return new Clip(name, measured, offsetUs / 1e6);
  }

  private static int latency(List<Clip> clips) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int ms = -REACH_MS; ms <= REACH_MS; ms += STEP_MS) {
      double sum = 0;
      for (Clip clip : clips) {
        double at = clip.offsetSeconds() + ms / 1000.0;
        SyncMeasurement m = clip.measured();
        sum += SyncMetrics.openingDetrended(m.predicted(), m.tracked(), at);
        sum += SyncMetrics.widthDetrended(m.predicted(), m.tracked(), at);
      }
      if (sum > most) {
        most = sum;
        best = ms;
      }
    }
    return best;
  }

  private static Row row(Clip clip, Clip other, double latencySeconds) {
    SyncMeasurement m = clip.measured();
    double at = clip.offsetSeconds() + latencySeconds;
    SyncMetrics metrics = m.metrics(at);
    return new Row(
        clip.name(),
        clip.offsetSeconds() * 1000,
        new SyncEvaluation.Agreement(metrics.openingCorrelation(), metrics.openingDetrended()),
        new SyncEvaluation.Agreement(metrics.widthCorrelation(), metrics.widthDetrended()),
        new SyncEvaluation.Closures(
            metrics.closures().recall(),
            metrics.closures().falseShare(),
            metrics.closures().closures().size()),
        metrics.velocityRatio(),
        new SyncEvaluation.Controls(
            SyncMetrics.openingDetrended(m.predicted(), m.tracked(), at + CONTROL_SHIFT_SECONDS),
            other.name().equals(clip.name())
                ? Double.NaN
                : SyncMetrics.openingDetrended(other.measured().predicted(), m.tracked(), at)));
  }

  private static Row mean(List<Row> rows) {
    return new Row(
        "mean",
        mean(rows, Row::offsetMs),
        agreement(rows, Row::openings),
        agreement(rows, Row::widths),
        new SyncEvaluation.Closures(
            mean(rows, row -> row.closed().closureRecall()),
            mean(rows, row -> row.closed().closureFalse()),
            mean(rows, row -> row.closed().closures())),
        mean(rows, Row::velocityRatio),
        new SyncEvaluation.Controls(
            mean(rows, row -> row.controls().controlShifted()),
            mean(rows, row -> row.controls().controlOther())));
  }

  private static SyncEvaluation.Agreement agreement(
      List<Row> rows, Function<Row, SyncEvaluation.Agreement> of) {
    return new SyncEvaluation.Agreement(
        mean(rows, row -> of.apply(row).correlation()),
        mean(rows, row -> of.apply(row).detrended()));
  }

  private static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream()
        .mapToDouble(value)
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(Double.NaN);
  }

  private static void write(Path file, SyncMeasurement measured) {
    StringBuilder csv = new StringBuilder("t,open,width\n");
    double end = (double) measured.tracked().frames() / TrackedMouth.FRAMES_PER_SECOND;
    for (int i = 0; i / PREDICTION_RATE_HZ <= end; i++) {
      double t = i / PREDICTION_RATE_HZ;
      csv.append(
          String.format(
              Locale.ROOT,
              "%.3f,%.5f,%.5f\n",
              t,
              measured.predicted().opening(t),
              measured.predicted().width(t)));
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.OUTPUT_FAILED,
              "'%s' could not be written: %s".formatted(file, e.getMessage()),
              e)
          .about(file);
    }
    OutputFiles.writeText(file, (Writer out) -> out.append(csv));
  }
}
