package org.redub.cli.command;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.redub.cli.text.FrameCounts;
import org.redub.cli.text.Table;
import org.redub.cli.text.TextLines;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;

/**
 * How long a dub took. Immutable; printed as JSON by {@code redub bench --json}.
 *
 * @param request the settings of the dub
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BenchReport(
    String redubVersion,
    String video,
    RedubResult.Picture picture,
    int frames,
    int dubbedFrames,
    String device,
    String encoder,
    int cores,
    RedubRequest request,
    List<BenchRun> runs) {

  BenchReport {
    runs = List.copyOf(runs);
  }

  static BenchReport of(RedubResult dub, List<BenchRun> runs) {
    return new BenchReport(
        dub.redubVersion(),
        dub.video(),
        dub.picture(),
        dub.counts().total(),
        dub.counts().dubbed(),
        dub.engine().device(),
        dub.engine().encoder(),
        Runtime.getRuntime().availableProcessors(),
        dub.request(),
        runs);
  }

  /** The report as text: what was measured, the stages, then dub and transcode as a whole. */
  String text() {
    return new TextLines()
        .line(
            String.format(
                Locale.ROOT,
                "%s: %dx%d, %s at %s fps, %.1f s; %s, %d cores, %s; %d run%s",
                video,
                picture.width(),
                picture.height(),
                FrameCounts.frames(frames),
                picture.frameRate(),
                picture.durationS(),
                device,
                cores,
                encoder,
                runs.size(),
                runs.size() == 1 ? "" : "s"))
        .line("")
        .table(stages())
        .line("")
        .table(whole())
        .toString();
  }

  private Table stages() {
    Table table = new Table("<>>>").row("stage", "seconds", "share", "ms/frame");
    double total = Spread.of(runs, BenchRun::dubSeconds).median();
    medianSeconds().forEach((stage, seconds) -> table.row(cells(stage, seconds, total)));
    return table.row(cells("total", total, total));
  }

  private String[] cells(String stage, double seconds, double total) {
    return new String[] {
      stage,
      number("%.2f", seconds),
      number("%.1f %%", 100 * seconds / total),
      number("%.2f", 1000 * seconds / Math.max(1, frames))
    };
  }

  /** Median seconds of every stage; "other" is the time outside all stages. */
  private Map<String, Double> medianSeconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (String stage : runs.get(0).secondsPerStage().keySet()) {
      seconds.put(
          stage, Spread.of(runs, run -> run.secondsPerStage().getOrDefault(stage, 0.0)).median());
    }
    seconds.put(
        "other",
        Spread.of(
                runs,
                run ->
                    run.dubSeconds()
                        - run.secondsPerStage().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
            .median());
    return seconds;
  }

  private Table whole() {
    Table table = new Table("<>>>");
    if (runs.size() > 1) {
      table.row("", "median", "min", "max");
    }
    add(table, "dub, s", BenchRun::dubSeconds);
    add(table, "plain transcode, s", BenchRun::transcodeSeconds);
    add(table, "ratio to the plain transcode", BenchRun::ratio);
    add(table, "real-time factor", BenchRun::realTimeFactor);
    return table;
  }

  private void add(Table table, String name, ToDoubleFunction<BenchRun> value) {
    Spread spread = Spread.of(runs, value);
    String median = number("%.2f", spread.median());
    if (runs.size() == 1) {
      table.row(name, median);
    } else {
      table.row(name, median, number("%.2f", spread.min()), number("%.2f", spread.max()));
    }
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** Minimum, median and maximum. */
  record Spread(double min, double median, double max) {
    static Spread of(List<BenchRun> runs, ToDoubleFunction<BenchRun> value) {
      double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
      int n = sorted.length;
      return new Spread(sorted[0], (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[n - 1]);
    }
  }
}
