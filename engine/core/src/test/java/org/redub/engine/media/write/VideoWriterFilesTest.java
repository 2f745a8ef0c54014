package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;

class VideoWriterFilesTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void reportsUnwritableOutputsByCode() throws IOException {
    Path in = Files.writeString(folder.resolve("in.mp4"), "take");
    Path link = Files.createSymbolicLink(folder.resolve("link.mp4"), in);
    assertFails(() -> OutputFiles.check(link, List.of(in)), ErrorCode.OUTPUT_IS_INPUT, link);
    assertFails(() -> OutputFiles.check(folder, List.of(in)), ErrorCode.OUTPUT_UNWRITABLE, folder);
    Path nowhere = folder.resolve("missing").resolve("out.mp4");
    VideoFormat format = VideoFormat.drawn(32, 32, new Rational(25, 1));
    assertFails(
        () -> VideoWriter.open(nowhere, format, EncoderSettings.DEFAULT, null, null),
        ErrorCode.OUTPUT_UNWRITABLE,
        nowhere);
    assertThat(in).hasContent("take");
    assertThat(files()).containsExactlyInAnyOrder(in, link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  @DisabledOnOs(OS.WINDOWS)
  void leavesNothingWhenTheProcessIsStopped(String signal)
      throws IOException, InterruptedException {
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
  void reportsAFullDiskAndLeavesNothing() throws IOException, InterruptedException {
    Path out = folder.resolve("out.mp4");
    String whole = ChildJvm.outputOf(WriterProcess.start(out, 60, 0));
    long bytes = Long.parseLong(whole.lines().reduce((first, last) -> last).orElseThrow());
    assertThat(bytes).isEqualTo(Files.size(out)).isGreaterThan(200_000);
    Files.delete(out);
    // The disk is full while frames are written, or while the index is moved to the front.
    for (long limit : new long[] {bytes / 3, bytes - 700}) {
      String report = ChildJvm.outputOf(WriterProcess.start(out, 60, limit / 512));
      assertThat(report).contains("OUTPUT_FAILED", "out.mp4").containsIgnoringCase("too large");
      assertThat(files()).isEmpty();
    }
  }

  private static void assertFails(ThrowingCallable call, ErrorCode code, Path named) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RedubException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.getMessage()).contains("'" + named + "'").doesNotContain("\n");
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
