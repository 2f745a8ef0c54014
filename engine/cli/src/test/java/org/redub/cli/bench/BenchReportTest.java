package org.redub.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;

class BenchReportTest {
  private static BenchRun run(double dubS, double transcodeS) {
    return new BenchRun(
        false,
        dubS,
        2 * dubS,
        transcodeS,
        1.5 * transcodeS,
        dubS / transcodeS,
        10 / dubS,
        Map.of("render", dubS / 2),
        Map.of("render", 1.5 * dubS));
  }

  private static BenchReport report(BenchRun... runs) {
    return report(new BenchSetup("take.mp4", null, false, 2, 1), runs);
  }

  private static BenchReport report(BenchSetup setup, BenchRun... runs) {
    return new BenchReport(
        "0",
        setup,
        new RedubResult.Picture(700, 700, "25/1", 10),
        250,
        250,
        "cpu",
        "libx264",
        300L << 20,
        RedubRequest.builder()
            .video(Path.of("take.mp4"))
            .speech(Path.of("speech.wav"))
            .output(Path.of("out.mp4"))
            .build(),
        List.of(runs));
  }

  @Test
  void printsOneRunWithoutSpread() {
    assertThat(report(run(5, 1)).text().lines())
        .containsExactly(
            "take.mp4: 700x700, 250 frames at 25/1 fps, 10.0 s; cpu, 2 cores, 1 thread, libx264;"
                + " 1 run",
            "",
            "stage   seconds    share  ms/frame  CPU seconds    share",
            "render     2.50   50.0 %     10.00         7.50   75.0 %",
            "other      2.50   50.0 %     10.00         2.50   25.0 %",
            "total      5.00  100.0 %     20.00        10.00  100.0 %",
            "",
            "dub, s                         5.00",
            "dub, CPU s                    10.00",
            "plain transcode, s             1.00",
            "plain transcode, CPU s         1.50",
            "ratio to the plain transcode   5.00",
            "real-time factor               2.00",
            "peak memory, MiB                300");
  }

  @Test
  void printsMedianAndExtremesOfSeveralRuns() {
    assertThat(report(run(5, 1), run(4, 2), run(10, 1)).text().lines())
        .contains(
            "total      5.00  100.0 %     20.00        10.00  100.0 %",
            "                              median   min    max",
            "dub, CPU s                     10.00  8.00  20.00",
            "ratio to the plain transcode    5.00  2.00  10.00",
            "peak memory, MiB                              300");
  }

  @Test
  void saysWhetherTheTakeWasLoopedAndItsAnalysisCached() {
    assertThat(report(new BenchSetup("take.mp4", 10.0, true, 1, 4), run(5, 1)).text().lines())
        .first()
        .asString()
        .isEqualTo(
            "take.mp4, looped: 700x700, 250 frames at 25/1 fps, 10.0 s; cpu, 1 core, 4 threads,"
                + " libx264; 1 run, analysis cached");
  }

  @Test
  void readsPeakMemoryFromTheStatusOfTheProcess() {
    assertThat(BenchMemory.peakBytes(List.of("VmPeak:\t 9 kB", "VmHWM:\t  123456 kB")))
        .isEqualTo(123456L * 1024);
    assertThat(BenchMemory.peakBytes(List.of("Name:\tjava"))).isNull();
  }

  @Test
  void takesTheMeanOfTwoAsTheirMedian() {
    assertThat(BenchReport.Spread.of(List.of(run(4, 1), run(8, 1)), BenchRun::dubSeconds))
        .isEqualTo(new BenchReport.Spread(4, 6, 8));
  }
}
