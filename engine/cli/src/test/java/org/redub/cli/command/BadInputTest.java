package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import picocli.CommandLine.ExitCode;

/** A failed command prints one line, returns the documented exit code and writes no file. */
class BadInputTest {
  @TempDir static Path folder;
  private static Material material;

  @BeforeAll
  static void write() throws IOException {
    material = Material.in(folder);
    material.bars();
    Files.createDirectory(folder.resolve("folder.mp4"));
    Files.writeString(folder.resolve("text.mp4"), "Dear diary, today I was renamed to .mp4.\n");
    Files.createFile(folder.resolve("empty.mp4"));
    Files.writeString(folder.resolve("plan.json"), "{}");
    Files.writeString(folder.resolve("plan.png"), "{}");
  }

  @TestFactory
  Stream<DynamicTest> refusesInputs() {
    return Stream.of(
        dub("missing video", ErrorCode.INPUT_NOT_FOUND, "none.mp4", "echo-test.flac"),
        dub("missing speech", ErrorCode.INPUT_NOT_FOUND, "take.mp4", "none.wav"),
        dub("directory", ErrorCode.INPUT_UNREADABLE, "folder.mp4", "echo-test.flac"),
        dub("text", ErrorCode.INPUT_NOT_MEDIA, "text.mp4", "echo-test.flac"),
        dub("text as speech", ErrorCode.INPUT_NOT_MEDIA, "take.mp4", "text.mp4"),
        dub("no bytes", ErrorCode.INPUT_NOT_MEDIA, "empty.mp4", "echo-test.flac"),
        dub("no video", ErrorCode.NO_VIDEO, "echo-test.flac", "echo-test.flac"),
        dub("no face", ErrorCode.NO_FACE, "bars.mp4", "echo-test.flac"),
        dub("no sound", ErrorCode.NO_AUDIO, "take.mp4", "bars.mp4"),
        fails("missing plan", ErrorCode.INPUT_NOT_FOUND, plan("none.json", "out.mp4")),
        fails("directory as plan", ErrorCode.INPUT_UNREADABLE, plan("folder.mp4", "out.mp4")));
  }

  @Test
  void reportsWhyThereIsNoFace() throws IOException {
    Screen screen = new Screen();
    String[] args = with(dubWith("bars.mp4", "no-output.mp4"), "--report", "why.json");
    assertThat(screen.run(inFolder(List.of(args)))).isEqualTo(ErrorCode.NO_FACE.exitCode());
    Path report = folder.resolve("why.json");
    JsonNode error = new ObjectMapper().readTree(report.toFile()).path("error");
    assertThat(error.path("code").asText()).isEqualTo("NO_FACE");
    assertThat(error.path("message").asText()).contains("bars.mp4", "no face");
    Files.delete(report);
  }

  @TestFactory
  Stream<DynamicTest> refusesOutputs() {
    return Stream.of(
        fails("in a missing folder", ErrorCode.OUTPUT_UNWRITABLE, dubTo("none/out.mp4")),
        fails("a folder", ErrorCode.OUTPUT_UNWRITABLE, dubTo("folder.mp4")),
        fails("the video", ErrorCode.OUTPUT_IS_INPUT, dubTo("take.mp4")),
        fails("the video by another name", ErrorCode.OUTPUT_IS_INPUT, dubTo("./take.mp4")),
        fails("the speech", ErrorCode.OUTPUT_IS_INPUT, dubTo("echo-test.flac")),
        fails("report in a missing folder", ErrorCode.OUTPUT_UNWRITABLE, report("none/r.json")),
        fails("report is the output", ErrorCode.OUTPUT_UNWRITABLE, report("out.mp4")),
        fails("report is the video", ErrorCode.OUTPUT_IS_INPUT, report("take.mp4")),
        fails(
            "track in a missing folder",
            ErrorCode.OUTPUT_UNWRITABLE,
            List.of("track", "--video", "take.mp4", "--out", "none/t.json")),
        fails(
            "cues are the speech",
            ErrorCode.OUTPUT_IS_INPUT,
            List.of("cues", "--speech", "echo-test.flac", "--out", "echo-test.flac")),
        fails("the plan", ErrorCode.OUTPUT_IS_INPUT, plan("plan.json", "plan.json")),
        fails("report is the plan", ErrorCode.OUTPUT_IS_INPUT, reportOverPlan()),
        fails(
            "preview is the plan",
            ErrorCode.OUTPUT_IS_INPUT,
            List.of(
                "preview",
                "--video",
                "take.mp4",
                "--speech",
                "echo-test.flac",
                "--plan",
                "plan.png",
                "--out",
                "plan.png")),
        fails("demo over other files", ErrorCode.OUTPUT_UNWRITABLE, List.of("demo", "--out", ".")));
  }

  @TestFactory
  Stream<DynamicTest> namesTheFileInJsonFailures() {
    return Stream.of(
        namesFile("none.mp4", dubWith("none.mp4", "out.mp4")),
        namesFile("none/out.mp4", dubTo("none/out.mp4")),
        namesFile("take.mp4", dubTo("take.mp4")),
        namesFile("none.json", plan("none.json", "out.mp4")),
        namesFile("plan.json", plan("plan.json", "out.mp4")),
        namesFile("out.mp4", report("out.mp4")));
  }

  private static DynamicTest namesFile(String file, List<String> args) {
    return DynamicTest.dynamicTest(
        String.join(" ", args),
        () -> {
          Screen screen = new Screen();
          screen.run(inFolder(List.of(with(args, "--progress", "json"))));
          String last = screen.err().lines().reduce((a, b) -> b).orElse("");
          JsonNode failure = new ObjectMapper().readTree(last);
          assertThat(failure.path("type").asText()).isEqualTo("failure");
          assertThat(failure.path("file").asText()).as(last).isEqualTo(material.path(file));
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesAMissingGpu() {
    List<String> args = new ArrayList<>(dubTo("out.mp4"));
    args.set(args.indexOf("cpu"), "gpu:99");
    return Stream.of(fails("no such GPU", ErrorCode.DEVICE_UNAVAILABLE, args));
  }

  @TestFactory
  Stream<DynamicTest> refusesContradictingOptions() {
    return Stream.of(
        wrong("dub", "--video", "take.mp4", "--speech", "echo-test.flac"),
        wrong("--strength", with(dubTo("out.mp4"), "--strength", "2.5")),
        wrong("--crf", with(dubTo("out.mp4"), "--crf", "52")),
        wrong("--preset", with(dubTo("out.mp4"), "--preset", "hasty")),
        wrong("--offset-ms", with(dubTo("out.mp4"), "--offset-ms", "0.5")),
        wrong("--device", "track", "--video", "take.mp4", "--out", "t", "--device", "abacus"),
        wrong(
            "preview",
            "preview",
            "--video",
            "take.mp4",
            "--speech",
            "echo-test.flac",
            "--out",
            "p.avi"),
        wrong("--project", with(dubTo("out.mp4"), "--actor", "Eileen")),
        wrong("camera", with(dubTo("out.mp4"), "--camera-move", "push-in")),
        wrong("--fps", "cues", "--speech", "echo-test.flac", "--out", "c.dat", "--fps", "5"),
        wrong("--fps", "cues", "--speech", "echo-test.flac", "--out", "c.json", "--fps", "30"),
        wrong("--fps", "cues", "--speech", "echo-test.flac", "--out", "c.tsv", "--fps", "30"),
        wrong("--fps", "cues", "--speech", "echo-test.flac", "--out", "c.xml", "--fps", "30"),
        wrong("--fps", "cues", "--speech", "echo-test.flac", "--out", "-", "--fps", "30"),
        wrong(
            "--blend",
            "plan",
            "--video",
            "take.mp4",
            "--speech",
            "echo-test.flac",
            "--out",
            "p.json",
            "--blend=alpha"),
        wrong("--format", "cues", "--speech", "echo-test.flac", "--out", "c", "--format", "yaml"),
        wrong("--runs", "bench", "--video", "take.mp4", "--runs", "0"));
  }

  private static DynamicTest dub(String what, ErrorCode code, String video, String speech) {
    return fails(
        what,
        code,
        List.of(
            "dub", "--video", video, "--speech", speech, "--out", "out.mp4", "--device", "cpu"));
  }

  private static List<String> dubTo(String output) {
    return dubWith("take.mp4", output);
  }

  private static List<String> dubWith(String video, String output) {
    return List.of(
        "dub", "--video", video, "--speech", "echo-test.flac", "--out", output, "--device", "cpu");
  }

  private static List<String> plan(String plan, String output) {
    return List.of(with(dubTo(output), "--plan", plan));
  }

  private static List<String> reportOverPlan() {
    return List.of(with(plan("plan.json", "out.mp4"), "--report", "plan.json"));
  }

  private static List<String> report(String report) {
    return List.of(with(dubTo("out.mp4"), "--report", report));
  }

  private static String[] with(List<String> args, String... more) {
    return Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private static DynamicTest wrong(String about, String... args) {
    return test(String.join(" ", args), ExitCode.USAGE, about, List.of(args));
  }

  private static DynamicTest fails(String what, ErrorCode code, List<String> args) {
    return test(what, code.exitCode(), "", args);
  }

  private static DynamicTest test(String name, int exitCode, String mentions, List<String> args) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          List<Path> before = material.files();
          Screen screen = new Screen();
          int code = screen.run(inFolder(args));
          assertThat(screen.err().lines())
              .singleElement()
              .asString()
              .startsWith("redub: ")
              .contains(mentions)
              .doesNotContain("internal error");
          assertThat(code).isEqualTo(exitCode);
          assertThat(screen.out()).isEmpty();
          assertThat(material.files()).isEqualTo(before);
        });
  }

  /** Makes the values of options that take a file paths into the folder. */
  private static String[] inFolder(List<String> args) {
    List<String> files = List.of("--video", "--speech", "--out", "--report", "--plan");
    String[] resolved = args.toArray(String[]::new);
    for (int i = 1; i < resolved.length; i++) {
      if (files.contains(resolved[i - 1])) {
        resolved[i] = material.path(resolved[i]);
      }
    }
    return resolved;
  }
}
