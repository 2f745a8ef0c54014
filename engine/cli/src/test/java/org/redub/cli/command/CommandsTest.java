package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.RequestJson;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.models.ModelStore;
import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.composite.RenderSettings;
import org.redub.render.matte.MatteSettings;

/** Each command with the real engine, on one second of the demo's take. */
class CommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Material material;

  private final Screen screen = new Screen();

  @BeforeAll
  static void write() throws IOException {
    material = Material.in(folder);
  }

  private static List<Path> files() {
    try {
      return material.files();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path run(String name, String... args) {
    Path out = folder.resolve(name);
    int code = screen.run(withOut(args, out));
    assertThat(code).as(screen.err()).isZero();
    assertThat(files()).noneMatch(file -> file.toString().endsWith(".part"));
    return out;
  }

  @Test
  void sharesAnActorBetweenTakesOfAProject() throws IOException {
    Path project = folder.resolve("project");
    String[] args = {
      "dub",
      "--video",
      material.take().toString(),
      "--speech",
      material.speech().toString(),
      "--project",
      project.toString(),
      "--actor",
      "Eileen"
    };
    String[] preview = args.clone();
    preview[0] = "preview";
    run("first.png", preview);
    assertThat(project).doesNotExist();
    run("first.mp4", args);
    Path file = onlyFile(project.resolve("actors"));
    JsonNode eileen = JSON.readTree(file.toFile());
    assertThat(eileen.path("name").asText()).isEqualTo("Eileen");
    assertThat(eileen.path("takes")).hasSize(1);
    assertThat(eileen.at("/evidence/shape/frames").asInt()).isEqualTo(Material.FRAMES);
    String once = Files.readString(file);
    run("second.mp4", args);
    assertThat(file).hasContent(once);
    Files.writeString(file, once.substring(0, 100));
    assertThat(screen.run(withOut(args, folder.resolve("third.mp4")))).isEqualTo(4);
    assertThat(screen.err()).contains(String.valueOf(file.getFileName())).contains("damaged");
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static String[] withOut(String[] args, Path out) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--out", out.toString(), "--device", "cpu"));
    return all.toArray(new String[0]);
  }

  @Test
  void writesTheDubAndItsReport() throws IOException {
    Path report = folder.resolve("report.json");
    Path out =
        run(
            "dubbed.mp4",
            "dub",
            "--video",
            material.take().toString(),
            "--speech",
            material.speech().toString(),
            "--report",
            report.toString(),
            "--strength",
            "0.5",
            "--preset",
            "ULTRAFAST",
            "--crf",
            "30",
            "--matte-grow",
            "5",
            "--matte-sides",
            "1,2,3,4",
            "--feather",
            "1",
            "--blend",
            "alpha",
            "--colour",
            "none",
            "--opacity",
            "90");
    assertThat(frames(out)).isEqualTo(Material.FRAMES);
    assertThat(screen.out())
        .startsWith(out + ": 25 frames, ")
        .containsPattern("\\d+ dubbed.* in \\d+\\.\\d s, [0-9.]+x real time");
    assertThat(Files.readString(report)).startsWith("{\n").endsWith("}\n");
    JsonNode json = JSON.readTree(report.toFile());
    assertThat(json.get("frames")).hasSize(Material.FRAMES);
    assertThat(RequestJson.read(json.get("request").toString()))
        .isEqualTo(
            RedubRequest.builder()
                .video(material.take())
                .speech(material.speech())
                .output(out)
                .strength(0.5)
                .encoder(EncoderSettings.DEFAULT.with("ultrafast", 30))
                .render(
                    RenderSettings.DEFAULT.with(
                        MatteSettings.DEFAULT.with(
                            0.05f, new MatteSettings.Sides(0.01f, 0.02f, 0.03f, 0.04f), 0.01f),
                        MouthBlend.Mode.ALPHA,
                        ColourTransfer.Mode.NONE,
                        0.9f))
                .build());
    assertThat(json.get("output").asText()).isEqualTo(out.toString());
    assertThat(json.get("device").asText()).isEqualTo("cpu");
    assertThat(json.get("total_seconds").asDouble()).isPositive();
    assertThat(json.get("frames").get(12).get("donors")).isNotNull();
    assertThat(json.get("models")).isNotEmpty();
  }

  @Test
  void writesAPreviewAsPictureOrMovie() throws IOException {
    String[] args = {
      "preview",
      "--video",
      material.take().toString(),
      "--speech",
      material.speech().toString(),
      "--offset-ms",
      "-300"
    };
    assertThat(ImageIO.read(run("preview.png", args).toFile()).getWidth()).isGreaterThan(1000);
    assertThat(frames(run("preview.mp4", args))).isEqualTo(Material.FRAMES);
    assertThat(screen.out().lines().toList().get(1)).endsWith("preview.mp4: 25 frames shown");
  }

  @Test
  void writesTheTrackedLips() throws IOException {
    Path out = run("track.json", "track", "--video", material.take().toString());
    JsonNode frames = JSON.readTree(out.toFile()).get("frames");
    assertThat(frames).hasSize(Material.FRAMES);
    assertThat(frames.get(10).get("outer_lip")).hasSize(40);
    assertThat(screen.out()).contains("track.json: 25 frames in 1 shot, 25 can be dubbed");
  }

  @Test
  void writesCuesInRhubarbsFormats() throws IOException {
    String sound = material.speech().toAbsolutePath().toString();
    assertThat(cues("c.json"))
        .startsWith("{", "  \"metadata\": {", "    \"soundFile\": \"" + sound + "\",");
    assertThat(JSON.readTree(folder.resolve("c.json").toFile()).get("mouthCues").size())
        .isGreaterThan(20);
    assertThat(cues("c.tsv").get(0)).isEqualTo("0.00\tX");
    assertThat(cues("c.xml"))
        .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<rhubarbResult>");
    assertThat(cues("c.dat")).startsWith("MohoSwitch1", "1 X").last().asString().startsWith("196 ");
    assertThat(cues("cues").get(0)).isEqualTo("{");
  }

  @Test
  void writesACsvRowPerFrame() throws IOException {
    List<String> rows = cues("c.csv");
    assertThat(rows.get(0)).startsWith("time_s,opening,width,");
    assertThat(rows).hasSize(1 + 204);
    assertThat(cues("c50.csv", "--fps", "50").get(2)).startsWith("0.020000,");
  }

  @Test
  void writesToStandardOutputForADash() {
    int code =
        screen.run(
            "cues", "--speech", material.speech().toString(), "--out", "-", "--format", "tsv");
    assertThat(code).isZero();
    assertThat(screen.out()).startsWith("0.00\tX\n").endsWith("8.15\tX\n");
  }

  private List<String> cues(String name, String... more) throws IOException {
    String[] args = new String[3 + more.length];
    args[0] = "cues";
    args[1] = "--speech";
    args[2] = material.speech().toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return Files.readAllLines(run(name, args));
  }

  @Test
  void listsModelsAsTableAndJson() throws IOException {
    assertThat(screen.run("models")).isZero();
    assertThat(screen.out().lines()).hasSize(1 + ModelStore.embedded().cards().size());
    assertThat(screen.out().lines().findFirst().orElse("")).startsWith("id ").endsWith("source");
    Screen json = new Screen();
    assertThat(json.run("models", "--json")).isZero();
    for (JsonNode card : JSON.readTree(json.out())) {
      assertThat(card.get("sha256").asText()).hasSize(64);
      assertThat(screen.out()).contains(card.get("id").asText());
    }
  }

  @Test
  void comparesStagesWithAPlainTranscode() throws IOException {
    String take = material.take().toString();
    int code =
        screen.run("bench", "--video", take, "--runs", "2", "--json", "--preset", "ultrafast");
    assertThat(code).as(screen.err()).isZero();
    JsonNode report = JSON.readTree(screen.out());
    assertThat(report.get("frames").asInt()).isEqualTo(Material.FRAMES);
    assertThat(report.get("runs")).hasSize(2);
    JsonNode run = report.get("runs").get(1);
    assertThat(run.get("transcode_first").asBoolean()).isTrue();
    assertThat(run.get("ratio").asDouble()).isGreaterThan(1);
    double stages = 0;
    for (JsonNode seconds : run.get("seconds_per_stage")) {
      stages += seconds.asDouble();
    }
    assertThat(stages).isPositive().isLessThanOrEqualTo(run.get("dub_seconds").asDouble());
  }

  private static int frames(Path video) {
    try (VideoReader reader = VideoReader.open(video)) {
      Plate plate = reader.newPlate();
      int count = 0;
      while (reader.read(plate)) {
        count++;
      }
      return count;
    }
  }
}
