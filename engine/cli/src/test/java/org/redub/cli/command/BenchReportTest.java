package org.redub.cli.command;

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
        false, dubS, transcodeS, dubS / transcodeS, 10 / dubS, Map.of("render", dubS / 2));
  }

  private static BenchReport report(BenchRun... runs) {
    return new BenchReport(
        "0",
        "take.mp4",
        new RedubResult.Picture(700, 700, "25/1", 10),
        250,
        250,
        "cpu",
        "libx264",
        2,
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
            "take.mp4: 700x700, 250 frames at 25/1 fps, 10.0 s; cpu, 2 cores, libx264; 1 run",
            "",
            "stage   seconds    share  ms/frame",
            "render     2.50   50.0 %     10.00",
            "other      2.50   50.0 %     10.00",
            "total      5.00  100.0 %     20.00",
            "",
            "dub, s                        5.00",
            "plain transcode, s            1.00",
            "ratio to the plain transcode  5.00",
            "real-time factor              2.00");
  }

  @Test
  void printsMedianAndExtremesOfSeveralRuns() {
    assertThat(report(run(5, 1), run(4, 2), run(10, 1)).text().lines())
        .contains(
            "total      5.00  100.0 %     20.00",
            "                              median   min    max",
            "ratio to the plain transcode    5.00  2.00  10.00");
  }

  @Test
  void takesTheMeanOfTwoAsTheirMedian() {
    assertThat(BenchReport.Spread.of(List.of(run(4, 1), run(8, 1)), BenchRun::dubSeconds))
        .isEqualTo(new BenchReport.Spread(4, 6, 8));
  }
}
