package org.redub.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.redub.cli.text.FrameCounts;
import org.redub.cli.text.Table;
import org.redub.cli.text.TextLines;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;

/**
 * How long a dub took. Immutable; printed as JSON by {@code redub bench --json}.
 *
 * @param setup what was measured
 * @param picture the picture of the clip, or of the looped one
 * @param peakMemoryBytes the most memory that was resident at once since the process started; null
 *     where the platform does not tell
 * @param request the settings of the dub
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BenchReport(
    String redubVersion,
    @JsonUnwrapped BenchSetup setup,
    RedubResult.Picture picture,
    int frames,
    int dubbedFrames,
    String device,
    String encoder,
    @Nullable Long peakMemoryBytes,
    RedubRequest request,
    List<BenchRun> runs) {
  private static final double BYTES_PER_MIB = 1 << 20;

  public BenchReport {
    runs = List.copyOf(runs);
  }

  static BenchReport of(BenchSetup setup, RedubResult dub, List<BenchRun> runs) {
    return new BenchReport(
        dub.redubVersion(),
        setup,
        dub.picture(),
        dub.counts().total(),
        dub.counts().dubbed(),
        dub.engine().device(),
        dub.engine().encoder(),
        BenchMemory.peakBytes(),
        dub.request(),
        runs);
  }

  /** Dub time divided by transcode time, the median of all runs. */
  @JsonProperty
  double medianRatio() {
    return Spread.of(runs, BenchRun::ratio).median();
  }

  /** The report as text: what was measured, the stages, then dub and transcode as a whole. */
  public String text() {
    return new TextLines()
        .line(heading())
        .line("")
        .table(stages())
        .line("")
        .table(whole())
        .toString();
  }

  private String heading() {
    String measured =
        String.format(
            Locale.ROOT,
            "%s%s: %dx%d, %s at %s fps, %.1f s",
            setup.video(),
            setup.lengthS() == null ? "" : ", looped",
            picture.width(),
            picture.height(),
            FrameCounts.frames(frames),
            picture.frameRate(),
            picture.durationS());
    String machine =
        "%s, %s, %s, %s"
            .formatted(
                device, count(setup.cores(), "core"), count(setup.threads(), "thread"), encoder);
    String analysis = setup.cached() ? ", analysis cached" : "";
    return "%s; %s; %s%s".formatted(measured, machine, count(runs.size(), "run"), analysis);
  }

  private static String count(int number, String what) {
    return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
  }

  private Table stages() {
    Table table =
        new Table("<>>>>>").row("stage", "seconds", "share", "ms/frame", "CPU seconds", "share");
    Parts wall = Parts.of(runs, BenchRun::dubSeconds, BenchRun::secondsPerStage);
    Parts cpu = Parts.of(runs, BenchRun::dubCpuSeconds, BenchRun::cpuSecondsPerStage);
    wall.seconds()
        .forEach(
            (stage, seconds) -> {
              double cpuSeconds = cpu.seconds().getOrDefault(stage, 0.0);
              table.row(
                  stage,
                  number("%.2f", seconds),
                  wall.share(seconds),
                  number("%.2f", 1000 * seconds / Math.max(1, frames)),
                  number("%.2f", cpuSeconds),
                  cpu.share(cpuSeconds));
            });
    return table;
  }

  private Table whole() {
    Table table = new Table("<>>>");
    if (runs.size() > 1) {
      table.row("", "median", "min", "max");
    }
    add(table, "dub, s", BenchRun::dubSeconds);
    add(table, "dub, CPU s", BenchRun::dubCpuSeconds);
    add(table, "plain transcode, s", BenchRun::transcodeSeconds);
    add(table, "plain transcode, CPU s", BenchRun::transcodeCpuSeconds);
    add(table, "ratio to the plain transcode", BenchRun::ratio);
    add(table, "real-time factor", BenchRun::realTimeFactor);
    if (peakMemoryBytes != null) {
      String peak = number("%.0f", peakMemoryBytes / BYTES_PER_MIB);
      String name = "peak memory, MiB";
      table.row(runs.size() == 1 ? new String[] {name, peak} : new String[] {name, "", "", peak});
    }
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

  /**
   * Median time of every stage, of "other", the time outside all stages, and of the "total".
   *
   * @param seconds by stage, in order
   */
  record Parts(Map<String, Double> seconds) {
    private static final String TOTAL = "total";

    static Parts of(
        List<BenchRun> runs,
        ToDoubleFunction<BenchRun> total,
        Function<BenchRun, Map<String, Double>> perStage) {
      Map<String, Double> seconds = new LinkedHashMap<>();
      for (String stage : perStage.apply(runs.get(0)).keySet()) {
        seconds.put(
            stage, Spread.of(runs, run -> perStage.apply(run).getOrDefault(stage, 0.0)).median());
      }
      seconds.put(
          "other",
          Spread.of(runs, run -> total.applyAsDouble(run) - sum(perStage.apply(run))).median());
      seconds.put(TOTAL, Spread.of(runs, total).median());
      return new Parts(seconds);
    }

    private static double sum(Map<String, Double> seconds) {
      return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    String share(double part) {
      double total = seconds.getOrDefault(TOTAL, 0.0);
      return total > 0 ? number("%.1f %%", 100 * part / total) : "";
    }
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
