package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.PlanRequest;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.write.VideoWriter;
import org.redub.models.DevicePreference;

/** A dub that takes over what it can from an older one: of two shots, at a variable rate. */
class SmartRenderTest {
  private static final int FRAMES = 230;
  private static final int CUT = 120;
  private static final Rational CLOCK = new Rational(1, 90_000);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Redubber redubber;
  private static Path speech;
  private static Path take;
  private static Path plan;
  private static Path old;

  @BeforeAll
  static void dubOnce() throws IOException {
    redubber = new Redubber(DevicePreference.CPU);
    speech = DemoFiles.speech(folder);
    take = take(folder.resolve("take.mp4"));
    plan = folder.resolve("plan.json");
    redubber.plan(new PlanRequest(request(plan).build()), ProgressListener.SILENT);
    old = dub(request(folder.resolve("old.mp4")).plan(plan)).request().output();
  }

  @AfterAll
  static void unload() {
    redubber.close();
  }

  private static Path take(Path file) {
    VideoFormat format =
        VideoFormat.drawn(DrawnTalker.SIDE_PX, DrawnTalker.SIDE_PX, new Rational(25, 1))
            .onClock(CLOCK);
    Plate plate = Plate.of(format);
    try (VideoWriter writer = VideoWriter.open(file, format, DrawnTake.LOSSLESS, null, null)) {
      for (int i = 0; i < FRAMES; i++) {
        plate.draw(picture(i));
        // Two short frames, then a long one.
        long pts = 3_600L * i + (i % 3 == 2 ? 900 : 0);
        long next = 3_600L * (i + 1) + (i % 3 == 1 ? 900 : 0);
        plate.stamp(new FrameTime(i, pts, next - pts, format.ptsUs(pts)));
        writer.write(plate);
      }
      writer.finish();
    }
    return file;
  }

  private static BufferedImage picture(int frame) {
    DrawnTalker talker = frame < CUT ? DrawnTalker.DARK : DrawnTalker.FAIR;
    double size = 0.4 + frame / 10 % 3 * 0.3;
    double opening = (0.5 - 0.5 * Math.cos(2 * Math.PI * frame / 10)) * size;
    return talker.draw(DrawnTalker.swaying(frame, opening, 1 - 0.12 * opening));
  }

  private static RedubRequest.Builder request(Path output) {
    return RedubRequest.builder()
        .video(take)
        .speech(speech)
        .speechOffsetUs(1_000_000)
        .output(output);
  }

  private static RedubResult dub(RedubRequest.Builder request) {
    return redubber.dub(request.build(), ProgressListener.SILENT);
  }

  /** Opens the mouths in half a second of the second shot, in which nobody speaks. */
  private static Path edited() throws IOException {
    ObjectNode tree = (ObjectNode) JSON.readTree(plan.toFile());
    for (var person : tree.path("persons")) {
      for (var key : person.path("keys")) {
        long ptsUs = key.path("pts_us").asLong();
        if (ptsUs >= 8_400_000 && ptsUs < 8_900_000) {
          ((ObjectNode) key).put("opening", 0.1).put("source", "hand");
        }
      }
    }
    return Files.writeString(folder.resolve("edited.json"), JSON.writeValueAsString(tree));
  }

  private static List<byte[][]> pictures(Path video) {
    List<byte[][]> pictures = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(video)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        pictures.add(
            new byte[][] {plate.luma().clone(), plate.chromaU().clone(), plate.chromaV().clone()});
      }
    }
    return pictures;
  }

  @Test
  void rendersTheEditedRangeAndTakesOverTheRest() throws IOException {
    Path edited = edited();
    Path whole = dub(request(folder.resolve("whole.mp4")).plan(edited)).request().output();
    RedubResult result = dub(request(folder.resolve("mixed.mp4")).plan(edited).previous(old));
    assertThat(result.notices()).noneMatch(notice -> notice.text().contains("is copied from"));
    assertThat(result.ranges().copiedRanges())
        .containsExactly(new RedubResult.Span(0, 200, 0, 8_010_000));
    assertThat(result.ranges().renderedRanges())
        .extracting(RedubResult.Span::firstFrame, RedubResult.Span::frames)
        .containsExactly(tuple(200, 30));
    List<byte[][]> actual = pictures(result.request().output());
    List<byte[][]> expected = pictures(whole);
    assertThat(actual).hasSize(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      assertThat(Arrays.deepEquals(actual.get(i), expected.get(i))).as("frame %d", i).isTrue();
    }
    assertThat(Files.readAllBytes(result.request().output())).isEqualTo(Files.readAllBytes(whole));
    List<byte[][]> before = pictures(old);
    assertThat(IntStream.range(200, FRAMES))
        .as("the edit is seen")
        .anyMatch(i -> !Arrays.deepEquals(actual.get(i), before.get(i)));
  }

  @Test
  void takesOverEverythingInPlaceIfNothingChanged() throws IOException {
    Path place = Files.copy(old, folder.resolve("place.mp4"));
    RedubResult result = dub(request(place).plan(plan).previous(place));
    assertThat(result.ranges().renderedRanges()).isEmpty();
    assertThat(result.ranges().copiedRanges())
        .extracting(RedubResult.Span::frames)
        .containsExactly(FRAMES);
    assertThat(Files.readAllBytes(place)).isEqualTo(Files.readAllBytes(old));
  }

  @Test
  void rendersEverythingForOtherSettings() {
    EncoderSettings coarse = EncoderSettings.DEFAULT.with("veryfast", 28);
    RedubResult result =
        dub(request(folder.resolve("coarse.mp4")).plan(plan).previous(old).encoder(coarse));
    assertThat(result.ranges().copiedRanges()).isEmpty();
    assertThat(result.ranges().renderedRanges())
        .extracting(RedubResult.Span::frames)
        .containsExactly(FRAMES);
    assertThat(result.notices())
        .anyMatch(notice -> notice.text().contains("nothing is copied from '%s'".formatted(old)));
  }
}
