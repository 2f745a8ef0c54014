package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.redub.examples.DemoTake;

/** The command with the real engine, on two seconds of the sample take, looped to three. */
class BenchCommandTest {
  private static final int FRAMES = 75;
  private static final long MIB = 1 << 20;

  @TempDir static Path folder;
  private static JsonNode report;

  @BeforeAll
  static void measure() throws IOException {
    Path take = DemoTake.write(folder.resolve("take.mp4"), 50, frame -> {});
    Screen screen = new Screen();
    int code =
        screen.run(
            "bench",
            "--device=cpu",
            "--video=" + take,
            "--length=3",
            "--cached",
            "--threads=2",
            "--runs=2",
            "--preset=ultrafast",
            "--json");
    assertThat(code).as(screen.err()).isZero();
    report = new ObjectMapper().readTree(screen.out());
  }

  @Test
  void measuresTheLoopedTake() {
    assertThat(report.get("video").asText()).endsWith("take.mp4").startsWith(folder.toString());
    assertThat(report.get("length_s").asDouble()).isEqualTo(3);
    assertThat(report.get("frames").asInt()).isEqualTo(FRAMES);
    assertThat(report.get("dubbed_frames").asInt()).isEqualTo(FRAMES);
    assertThat(report.get("picture").get("duration_s").asDouble()).isEqualTo(3);
    assertThat(report.get("threads").asInt()).isEqualTo(2);
  }

  @Test
  void tracksNothingIfTheAnalysisIsCached() {
    assertThat(report.get("cached").asBoolean()).isTrue();
    assertThat(report.get("runs")).hasSize(2);
    for (JsonNode run : report.get("runs")) {
      assertThat(run.get("seconds_per_stage").has("track")).isFalse();
      assertThat(run.get("seconds_per_stage").has("render")).isTrue();
    }
  }

  @Test
  void comparesCpuTimeOfEveryStage() {
    for (JsonNode run : report.get("runs")) {
      assertThat(run.get("cpu_seconds_per_stage").fieldNames())
          .toIterable()
          .containsExactlyElementsOf(() -> run.get("seconds_per_stage").fieldNames());
      double stages = 0;
      for (JsonNode seconds : run.get("cpu_seconds_per_stage")) {
        assertThat(seconds.asDouble()).isNotNegative();
        stages += seconds.asDouble();
      }
      assertThat(run.get("cpu_seconds_per_stage").get("render").asDouble()).isPositive();
      assertThat(stages).isLessThanOrEqualTo(run.get("dub_cpu_seconds").asDouble() + 1e-6);
      assertThat(run.get("transcode_cpu_seconds").asDouble()).isPositive();
    }
  }

  @Test
  void reportsTheMedianOfTheRatios() {
    double first = report.get("runs").get(0).get("ratio").asDouble();
    double second = report.get("runs").get(1).get("ratio").asDouble();
    assertThat(report.get("median_ratio").asDouble()).isEqualTo((first + second) / 2);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void reportsPlausiblePeakMemory() {
    assertThat(report.get("peak_memory_bytes").asLong()).isBetween(64 * MIB, 8192 * MIB);
  }

  @Test
  void refusesLengthsThatAreNotTimes() {
    for (String length : new String[] {"0", "-1", "86401", "long"}) {
      Screen screen = new Screen();
      assertThat(screen.run("bench", "--video", "take.mp4", "--length", length)).isEqualTo(2);
      assertThat(screen.err()).contains("--length", "'" + length + "'", "number");
    }
  }

  @Test
  void refusesToLoopWhatIsNotMedia() throws IOException {
    Path text = Files.writeString(folder.resolve("take.txt"), "no video");
    Screen screen = new Screen();
    assertThat(screen.run("bench", "--video", text.toString(), "--length", "3")).isEqualTo(4);
    assertThat(screen.err()).contains(text.toString());
  }
}
