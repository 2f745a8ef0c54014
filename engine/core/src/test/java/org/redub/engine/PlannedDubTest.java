package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.PlanRequest;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.models.DevicePreference;

/** A dub from a plan in a file. */
class PlannedDubTest {
  private static final int FRAMES = 40;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Redubber redubber;
  private static Path speech;
  private static Path take;
  private static Path plan;
  private static List<byte[]> direct;

  @BeforeAll
  static void plan() throws IOException {
    redubber = new Redubber(DevicePreference.CPU);
    speech = DemoFiles.speech(folder);
    take = DrawnTake.talking(folder.resolve("take.mp4"), FRAMES);
    plan = folder.resolve("plan.json");
    redubber.plan(new PlanRequest(request(plan).build()), ProgressListener.SILENT);
    direct = pictures(dub("direct.mp4", null).output());
  }

  @AfterAll
  static void unload() {
    redubber.close();
  }

  private static RedubRequest.Builder request(Path output) {
    return RedubRequest.builder()
        .video(take)
        .speech(speech)
        .output(output)
        .encoder(DrawnTake.LOSSLESS);
  }

  private record Dubbed(Path output, RedubResult result) {}

  private static Dubbed dub(String name, Path planFile) {
    Path output = folder.resolve(name);
    return new Dubbed(
        output, redubber.dub(request(output).plan(planFile).build(), ProgressListener.SILENT));
  }

  private static List<byte[]> pictures(Path video) {
    List<byte[]> pictures = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(video)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        pictures.add(plate.luma().clone());
      }
    }
    return pictures;
  }

  private static Path edited(String name, Consumer<ObjectNode> edit) throws IOException {
    ObjectNode tree = (ObjectNode) JSON.readTree(plan.toFile());
    edit.accept(tree);
    return Files.writeString(folder.resolve(name), JSON.writeValueAsString(tree));
  }

  @Test
  void yieldsThePicturesOfTheDirectDub() {
    List<byte[]> planned = pictures(dub("planned.mp4", plan).output());
    assertThat(planned).hasSize(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      assertThat(planned.get(i)).as("frame %d", i).isEqualTo(direct.get(i));
    }
  }

  @Test
  void changesTheFramesOfAnEditAndNoOthers() throws IOException {
    Path resting =
        edited(
            "resting.json",
            tree -> {
              ArrayNode rests = (ArrayNode) tree.path("persons").path(0).path("rests");
              rests.addObject().put("start_us", 800_000).put("end_us", 1_200_000);
            });
    Dubbed dubbed = dub("resting.mp4", resting);
    double rest =
        JSON.readTree(plan.toFile())
            .path("persons")
            .path(0)
            .path("limits")
            .path("rest_opening")
            .asDouble();
    for (RedubResult.Frame frame : dubbed.result().frames()) {
      if (frame.ptsUs() >= 800_000 && frame.ptsUs() < 1_200_000) {
        assertThat((double) frame.mouth().opening()).isLessThanOrEqualTo(rest + 1e-6);
      }
    }
    List<byte[]> pictures = pictures(dubbed.output());
    assertThat(Arrays.equals(pictures.get(25), direct.get(25))).isFalse();
    // Half a second away neither the limit of speed nor the choice of donors reaches.
    assertThat(pictures.get(2)).isEqualTo(direct.get(2));
  }

  @Test
  void leavesAFaceAloneThatThePlanDoesNotName() throws IOException {
    Path nobody = edited("nobody.json", tree -> ((ArrayNode) tree.path("persons")).removeAll());
    Dubbed dubbed = dub("nobody.mp4", nobody);
    assertThat(dubbed.result().counts().dubbed()).isZero();
    List<byte[]> source = pictures(take);
    assertThat(pictures(dubbed.output()).get(20)).isEqualTo(source.get(20));
  }

  @Test
  void refusesAPlanOfAnotherTake() throws IOException {
    Path other =
        edited(
            "other.json",
            tree -> ((ObjectNode) tree.path("take")).put("content_sha256", "0".repeat(64)));
    assertRefused(other, "was made for the take 'take.mp4'");
    Path stranger =
        edited(
            "stranger.json",
            tree -> ((ObjectNode) tree.path("persons").path(0)).put("person", "p9"));
    assertRefused(stranger, "a person 'p9'");
    assertRefused(Files.writeString(folder.resolve("text.json"), "{}"), "format");
  }

  private static void assertRefused(Path file, String message) {
    Path output = folder.resolve("refused.mp4");
    assertThatThrownBy(() -> dub("refused.mp4", file))
        .isInstanceOfSatisfying(
            RedubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_DAMAGED))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
    assertThat(output).doesNotExist();
  }
}
