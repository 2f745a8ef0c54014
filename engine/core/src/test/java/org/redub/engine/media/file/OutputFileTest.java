package org.redub.engine.media.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.write.ChildJvm;
import org.redub.engine.media.write.VideoWriter;
import org.redub.engine.media.write.WriterProcess;

class OutputFileTest {
  @TempDir Path folder;

  @Test
  void anOrdinaryOutputPassesAndLeavesNothing() {
    Path out = folder.resolve("out.mp4");
    assertThatCode(() -> VideoWriter.checkOutput(out, List.of(folder.resolve("in.mp4"))))
        .doesNotThrowAnyException();
    assertThat(files()).isEmpty();
  }

  @Test
  void anExistingOutputMayBeReplaced() throws IOException {
    Path out = Files.writeString(folder.resolve("out.mp4"), "old");
    VideoWriter.checkOutput(out, List.of());
    assertThat(out).hasContent("old");
  }

  @Test
  void aDirectoryIsNoOutput() {
    assertFails(folder, ErrorCode.OUTPUT_UNWRITABLE, "is a directory");
  }

  @Test
  void aMissingFolderIsNamed() {
    Path out = folder.resolve("missing").resolve("out.mp4");
    assertFails(out, ErrorCode.OUTPUT_UNWRITABLE, "does not exist");
    Path underFile = folder.resolve("file");
    assertThatCode(() -> Files.createFile(underFile)).doesNotThrowAnyException();
    assertFails(underFile.resolve("out.mp4"), ErrorCode.OUTPUT_UNWRITABLE, "does not exist");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsNoOutput() {
    assertFails(Path.of("/dev/null"), ErrorCode.OUTPUT_UNWRITABLE, "not a regular file");
    assertThat(Path.of("/dev/null")).exists();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatCannotBeWrittenToIsTold() {
    // Not even root may create files there.
    Path out = Path.of("/proc/out.mp4");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc")));
    assertFails(out, ErrorCode.OUTPUT_UNWRITABLE, "cannot be written");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anInputIsNoOutputByAnyName() throws IOException {
    Path in = Files.writeString(folder.resolve("in.mp4"), "take");
    Path soft = Files.createSymbolicLink(folder.resolve("soft.mp4"), in);
    Path hard = Files.createLink(folder.resolve("hard.mp4"), in);
    Path detour = folder.resolve("x").resolve("..").resolve("in.mp4");
    Files.createDirectory(folder.resolve("x"));
    for (Path out : List.of(in, soft, hard, detour)) {
      assertThatThrownBy(() -> VideoWriter.checkOutput(out, List.of(in)))
          .isInstanceOfSatisfying(
              RedubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUTPUT_IS_INPUT));
    }
    assertThatThrownBy(() -> VideoWriter.checkOutput(in, List.of(soft)))
        .isInstanceOf(RedubException.class);
    assertThat(in).hasContent("take");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkIsFollowedAndStays() throws IOException {
    Path real = folder.resolve("real.mp4");
    Path link = Files.createSymbolicLink(folder.resolve("link.mp4"), real);
    try (OutputFile output = OutputFile.create(link)) {
      Files.writeString(output.temporary(), "movie");
      output.commit();
    }
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("movie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  @DisabledOnOs(OS.WINDOWS)
  void aStoppedProcessLeavesNothing(String signal) throws IOException, InterruptedException {
    Process process = WriterProcess.start(folder.resolve("out.mp4"), 0, 0);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("writing");
      assertThat(files()).hasSize(1);
      assertThat(files().get(0).getFileName().toString()).startsWith(".out.mp4.redub-");
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(files()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFullDiskIsToldAndLeavesNothing() throws IOException, InterruptedException {
    Path out = folder.resolve("out.mp4");
    String whole = ChildJvm.outputOf(WriterProcess.start(out, 60, 0));
    long bytes = Long.parseLong(whole.lines().reduce((first, last) -> last).orElseThrow());
    assertThat(bytes).isEqualTo(Files.size(out)).isGreaterThan(200_000);
    Files.delete(out);
    // Full while frames are written, and full while the index moves to the front.
    for (long limit : new long[] {bytes / 3, bytes - 700}) {
      String told = ChildJvm.outputOf(WriterProcess.start(out, 60, limit / 512));
      assertThat(told).contains("OUTPUT_FAILED", "out.mp4").containsIgnoringCase("too large");
      assertThat(files()).isEmpty();
    }
  }

  private void assertFails(Path out, ErrorCode code, String words) {
    assertThatThrownBy(() -> VideoWriter.checkOutput(out, List.of()))
        .isInstanceOfSatisfying(
            RedubException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.getMessage()).contains(out.toString(), words).doesNotContain("\n");
            });
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
