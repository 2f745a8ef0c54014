package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code score} and {@code eval sync} with the real engine. */
class ScoreCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SHARED = Path.of("../../../shared/clips");

  @TempDir static Path folder;
  private static Material material;

  private final Screen screen = new Screen();

  @BeforeAll
  static void write() throws IOException {
    material = Material.in(folder);
  }

  @Test
  void writesScoresAsTextJsonAndPlot() throws IOException {
    int code =
        screen.run(
            "score",
            "--video",
            material.take().toString(),
            "--speech",
            material.speech().toString(),
            "--json",
            material.path("score.json"),
            "--plot",
            material.path("score.png"),
            "--device",
            "cpu");
    assertThat(code).as(screen.err()).isZero();
    assertThat(screen.out()).contains("A/V offset").contains("closures").contains("missed at");
    JsonNode json = JSON.readTree(Files.readString(folder.resolve("score.json")));
    assertThat(json.path("curves").path("seen_opening")).hasSize(Material.FRAMES);
    assertThat(json.path("curves").path("offset_scan")).hasSize(61);
    assertThat(json.path("seconds").asDouble()).isCloseTo(1, within(0.05));
    assertThat(json.path("opening").asDouble()).isBetween(-1.0, 1.0);
    assertThat(ImageIO.read(folder.resolve("score.png").toFile()).getHeight()).isEqualTo(720);
  }

  @Test
  void refusesAClipWithoutSoundOrFace() throws IOException {
    assertThat(screen.run("score", "--video", material.take().toString())).isEqualTo(4);
    assertThat(screen.err().lines().toList()).hasSize(1);
    Screen second = new Screen();
    int code =
        second.run(
            "score",
            "--video",
            material.bars().toString(),
            "--speech",
            material.speech().toString(),
            "--device",
            "cpu");
    assertThat(code).isEqualTo(5);
    assertThat(second.err()).contains("shows a face in 0 pictures");
  }

  @Test
  void refusesAnEvaluationWithWrongOptions() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(screen.run("eval", "sync", empty.toString())).isEqualTo(4);
    assertThat(screen.err()).contains("contains no video");
    assertThat(screen.run("eval", "sync", material.take().toString(), "--offsets", "take=3"))
        .isEqualTo(2);
    assertThat(screen.err()).contains("--offsets", "expected name:milliseconds");
    assertThat(screen.run("eval")).isEqualTo(2);
  }

  /** A regression test of the built-in network on people who are not in its training data. */
  @Test
  void predictsTheMouthsOfUnknownPeople() throws IOException {
    assumeTrue(Files.exists(SHARED.resolve("tracked")), "the shared clips are missing");
    int code =
        screen.run(
            "eval",
            "sync",
            SHARED.resolve("journalist.mp4").toString(),
            SHARED.resolve("garden-interview.mp4").toString(),
            "--tracked",
            SHARED.resolve("tracked").toString(),
            "--offsets",
            "journalist:0",
            "--json",
            material.path("eval.json"),
            "--device",
            "cpu");
    assertThat(code).as(screen.err()).isZero();
    assertThat(screen.out()).contains("Rhubarb 1.14 pocketSphinx").contains("journalist");
    JsonNode json = JSON.readTree(Files.readString(folder.resolve("eval.json")));
    JsonNode mean = json.path("mean");
    assertThat(mean.path("opening_detrended").asDouble()).isGreaterThan(0.33);
    assertThat(mean.path("width_detrended").asDouble()).isGreaterThan(0.5);
    assertThat(mean.path("closure_recall").asDouble()).isGreaterThan(0.5);
    assertThat(Math.abs(json.path("latency_ms").asInt())).isLessThanOrEqualTo(30);
    assertThat(Math.abs(mean.path("control_shifted").asDouble())).isLessThan(0.2);
  }
}
