package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache with the real engine, on one second of the sample take. */
class CacheCommandTest {
  @TempDir static Path folder;
  private static Material material;

  @TempDir private Path cache;

  @BeforeAll
  static void write() throws IOException {
    material = Material.in(folder);
  }

  private static Screen run(int expectedCode, String... args) {
    Screen screen = new Screen();
    assertThat(screen.run(args)).as(screen.err()).isEqualTo(expectedCode);
    return screen;
  }

  private JsonNode dub(String name, String... more) throws IOException {
    Path report = folder.resolve(name + ".json");
    List<String> args = new ArrayList<>(List.of("dub", "--device", "cpu"));
    args.addAll(List.of("--video", material.take().toString()));
    args.addAll(List.of("--speech", material.speech().toString()));
    args.addAll(List.of("--out", folder.resolve(name + ".mp4").toString()));
    args.addAll(List.of("--report", report.toString(), "--crf", "0", "--preset", "ultrafast"));
    args.addAll(List.of(more));
    run(0, args.toArray(new String[0]));
    return new ObjectMapper().readTree(report.toFile());
  }

  @Test
  void dubsACachedTakeWithoutTracking() throws IOException {
    JsonNode first = dub("first", "--cache", cache.toString());
    assertThat(first.get("analysis_from_cache").asBoolean()).isFalse();
    assertThat(first.get("seconds_per_stage").has("track")).isTrue();
    JsonNode second = dub("second", "--cache", cache.toString());
    assertThat(second.get("analysis_from_cache").asBoolean()).isTrue();
    assertThat(second.get("seconds_per_stage").has("track")).isFalse();
    assertThat(second.get("frames")).isEqualTo(first.get("frames"));
    assertThat(folder.resolve("second.mp4")).hasSameBinaryContentAs(folder.resolve("first.mp4"));

    Screen list = run(0, "cache", "list", "--cache", cache.toString());
    assertThat(list.out()).contains(material.take().toString(), ": 1 take, ", " of 2048.0 MiB");
    Screen clear = run(0, "cache", "clear", "--cache", cache.toString());
    assertThat(clear.out()).contains("1 take deleted");
    Screen empty = run(0, "cache", "list", "--cache", cache.toString());
    assertThat(empty.out().lines()).singleElement().asString().contains(": 0 takes, 0.0 of ");
  }

  @Test
  void tracksWithTheCachedAnalysis() throws IOException {
    Path first = folder.resolve("first-track.json");
    Path second = folder.resolve("second-track.json");
    for (Path out : List.of(first, second)) {
      String take = material.take().toString();
      run(0, "track", "--video", take, "--out", out.toString(), "--cache", cache.toString());
    }
    assertThat(second).hasSameTextualContentAs(first);
    assertThat(run(0, "cache", "list", "--cache", cache.toString()).out()).contains(": 1 take, ");
  }

  @Test
  void printsANoticeIfTheCacheIsNotWritable() throws IOException {
    Path file = Files.writeString(cache.resolve("file"), "no folder");
    String take = material.take().toString();
    String out = folder.resolve("noticed.json").toString();
    Screen screen = run(0, "track", "--video", take, "--out", out, "--cache", file.toString());
    assertThat(screen.err()).contains("cannot be stored in");
    assertThat(file).hasContent("no folder");
  }

  @Test
  void keepsNothingIfTheCacheIsOff() throws IOException {
    assertThat(dub("off", "--cache", "off").get("analysis_from_cache").asBoolean()).isFalse();
    assertThat(run(0, "cache", "list", "--cache", "off").out())
        .isEqualToIgnoringNewLines("the cache is off");
  }

  @Test
  void refusesInvalidSizes() {
    for (String size : new String[] {"2", "-1G", "G", "2T", "9999999999G"}) {
      assertThat(run(2, "cache", "list", "--cache-size", size).err())
          .contains("'" + size + "'", "500M");
    }
    assertThat(run(2, "cache").err()).contains("list or clear");
  }

  /** The build sets REDUB_CACHE=off, so that no test writes to the cache of the user. */
  @Test
  void isOffInTests() {
    assertThat(run(0, "cache", "list").out()).isEqualToIgnoringNewLines("the cache is off");
  }
}
