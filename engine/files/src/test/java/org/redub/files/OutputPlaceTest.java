package org.redub.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.redub.files.OutputException.Problem;

class OutputPlaceTest {
  @TempDir Path folder;

  @Test
  void acceptsNewOutputAndLeavesNothingBehind() throws IOException {
    Path out = folder.resolve("out.mp4");
    OutputPlace place = OutputPlace.check(out, List.of(folder.resolve("in.mp4")));
    assertThat(place.output()).isEqualTo(out);
    assertThat(place.target()).isEqualTo(out.toAbsolutePath());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void acceptsExistingFileAndKeepsIt() throws IOException {
    Path out = Files.writeString(folder.resolve("out.mp4"), "old");
    OutputPlace.check(out, List.of());
    assertThat(out).hasContent("old");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void acceptsTheLongestNamesAndRejectsLongerOnes() throws Exception {
    for (String letter : List.of("a", "é", "日", "😀")) {
      int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
      String longest = letter.repeat(251 / bytes) + ".mp4";
      Path out = folder.resolve(longest);
      AtomicFile.writeText(out, "new");
      assertThat(out).hasContent("new");
      Path longer = folder.resolve(letter.repeat(256 / bytes) + ".mp4");
      assertUnwritable(longer, "its name is longer than the file system allows");
    }
  }

  @Test
  void rejectsNamesThatWereNotReadCompletely() {
    assertUnwritable(folder.resolve("caf\uFFFD.mp4"), "bytes that are not UTF-8");
  }

  @Test
  void rejectsDirectory() {
    assertUnwritable(folder, "it is a directory; name a file in it");
  }

  @Test
  void namesAMissingFolder() throws IOException {
    assertUnwritable(folder.resolve("no").resolve("out.mp4"), "no' does not exist");
    Path file = Files.createFile(folder.resolve("file"));
    assertUnwritable(file.resolve("out.mp4"), "file' does not exist");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void rejectsDevice() {
    assertUnwritable(Path.of("/dev/null"), "not a regular file");
    assertThat(Path.of("/dev/null")).exists();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void rejectsFolderThatAcceptsNoFiles() {
    // Not even root may create files there.
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc")));
    assertUnwritable(Path.of("/proc/out.mp4"), "cannot be written");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void rejectsCycleOfLinks() throws IOException {
    Path a = folder.resolve("a");
    Path b = Files.createSymbolicLink(folder.resolve("b"), a);
    Files.createSymbolicLink(a, b);
    assertUnwritable(a, "its links form a cycle");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void rejectsInputUnderAnyName() throws IOException {
    Path in = Files.writeString(folder.resolve("in.mp4"), "take");
    Path soft = Files.createSymbolicLink(folder.resolve("soft.mp4"), in);
    Path hard = Files.createLink(folder.resolve("hard.mp4"), in);
    Files.createDirectory(folder.resolve("x"));
    Path detour = folder.resolve("x").resolve("..").resolve("in.mp4");
    for (Path out : List.of(in, soft, hard, detour)) {
      assertThatThrownBy(() -> OutputPlace.check(out, List.of(folder.resolve("other"), in)))
          .isInstanceOfSatisfying(
              OutputException.class, e -> assertThat(e.problem()).isEqualTo(Problem.IS_INPUT))
          .hasMessage("output '%s' would overwrite the input '%s'", out, in);
    }
    assertThatThrownBy(() -> OutputPlace.check(in, List.of(soft)))
        .isInstanceOf(OutputException.class);
    assertThat(in).hasContent("take");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void followsLinksToMissingFile() throws IOException {
    Path real = folder.toRealPath().resolve("real.mp4");
    Path near = Files.createSymbolicLink(folder.resolve("near"), Path.of("real.mp4"));
    Path far = Files.createSymbolicLink(folder.resolve("far"), near);
    assertThat(OutputPlace.of(far).target()).isEqualTo(real);
    assertThatThrownBy(() -> OutputPlace.check(far, List.of(real)))
        .hasMessageContaining("would overwrite");
  }

  private static void assertUnwritable(Path out, String why) {
    assertThatThrownBy(() -> OutputPlace.check(out, List.of()))
        .isInstanceOfSatisfying(
            OutputException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNWRITABLE))
        .hasMessageContaining("output '%s' cannot be written".formatted(out))
        .hasMessageContaining(why);
  }
}
