package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import picocli.CommandLine.ExitCode;

/** What cannot be done ends in one line, the documented exit code and no file. */
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
  }

  @TestFactory
  Stream<DynamicTest> inputs() {
    return Stream.of(
        dub("missing video", ErrorCode.INPUT_NOT_FOUND, "none.mp4", "echo-test.flac"),
        dub("missing speech", ErrorCode.INPUT_NOT_FOUND, "take.mp4", "none.wav"),
        dub("directory", ErrorCode.INPUT_UNREADABLE, "folder.mp4", "echo-test.flac"),
        dub("text", ErrorCode.INPUT_NOT_MEDIA, "text.mp4", "echo-test.flac"),
        dub("text as speech", ErrorCode.INPUT_NOT_MEDIA, "take.mp4", "text.mp4"),
        dub("no bytes", ErrorCode.INPUT_NOT_MEDIA, "empty.mp4", "echo-test.flac"),
        dub("no video", ErrorCode.NO_VIDEO, "echo-test.flac", "echo-test.flac"),
        dub("no face", ErrorCode.NO_FACE, "bars.mp4", "echo-test.flac"),
        dub("no sound", ErrorCode.NO_AUDIO, "take.mp4", "bars.mp4"));
  }

  @TestFactory
  Stream<DynamicTest> outputs() {
    return Stream.of(
        fails("in no folder", ErrorCode.OUTPUT_UNWRITABLE, dubTo("none/out.mp4")),
        fails("a folder", ErrorCode.OUTPUT_UNWRITABLE, dubTo("folder.mp4")),
        fails("the video", ErrorCode.OUTPUT_IS_INPUT, dubTo("take.mp4")),
        fails("the video by another name", ErrorCode.OUTPUT_IS_INPUT, dubTo("./take.mp4")),
        fails("the speech", ErrorCode.OUTPUT_IS_INPUT, dubTo("echo-test.flac")),
        fails("report in no folder", ErrorCode.OUTPUT_UNWRITABLE, report("none/r.json")),
        fails("report is the output", ErrorCode.OUTPUT_UNWRITABLE, report("out.mp4")),
        fails("report is the video", ErrorCode.OUTPUT_IS_INPUT, report("take.mp4")),
        fails(
            "track in no folder",
            ErrorCode.OUTPUT_UNWRITABLE,
            List.of("track", "--video", "take.mp4", "--out", "none/t.json")),
        fails(
            "cues are the speech",
            ErrorCode.OUTPUT_IS_INPUT,
            List.of("cues", "--speech", "echo-test.flac", "--out", "echo-test.flac")),
        fails(
            "a demo over files of others",
            ErrorCode.OUTPUT_UNWRITABLE,
            List.of("demo", "--out", ".")));
  }

  @TestFactory
  Stream<DynamicTest> devices() {
    List<String> words = new java.util.ArrayList<>(dubTo("out.mp4"));
    words.set(words.indexOf("cpu"), "gpu:99");
    return Stream.of(fails("no such GPU", ErrorCode.DEVICE_UNAVAILABLE, words));
  }

  @TestFactory
  Stream<DynamicTest> usage() {
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
    return List.of(
        "dub",
        "--video",
        "take.mp4",
        "--speech",
        "echo-test.flac",
        "--out",
        output,
        "--device",
        "cpu");
  }

  private static List<String> report(String report) {
    return List.of(with(dubTo("out.mp4"), "--report", report));
  }

  private static String[] with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private static DynamicTest wrong(String about, String... words) {
    return test(about, ExitCode.USAGE, about, List.of(words));
  }

  private static DynamicTest fails(String what, ErrorCode code, List<String> words) {
    return test(what, code.exitCode(), "", words);
  }

  private static DynamicTest test(String name, int exitCode, String mentions, List<String> words) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          List<Path> before = material.files();
          Screen screen = new Screen();
          int code = screen.run(inFolder(words));
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

  /** What follows an option that takes a file is a file of the folder. */
  private static String[] inFolder(List<String> words) {
    List<String> files = List.of("--video", "--speech", "--out", "--report");
    String[] args = words.toArray(String[]::new);
    for (int i = 1; i < args.length; i++) {
      if (files.contains(args[i - 1])) {
        args[i] = material.path(args[i]);
      }
    }
    return args;
  }
}
