package org.redub.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.redub.files.OutputException.Problem;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void writesBytesTextAndStreams() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(file, new byte[] {1, 2, 3});
    assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    AtomicFile.writeText(file, "Grüße\n");
    assertThat(file).hasContent("Grüße\n");
    AtomicFile.writeText(file, out -> out.append("ünfinished").append(" line"));
    assertThat(file).hasContent("ünfinished line");
    InputStream source = new ByteArrayInputStream("streamed".getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(file, source::transferTo);
    assertThat(file).hasContent("streamed");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void allowsCallerToCloseStream() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.writeText(
        file,
        out -> {
          out.write("whole");
          out.close();
        });
    assertThat(file).hasContent("whole");
  }

  @Test
  void appearsOnCommitAndIsHiddenUntilThen() throws IOException {
    Path file = Files.writeString(folder.resolve("out.mp4"), "old");
    try (AtomicFile atomic = AtomicFile.create(file)) {
      assertThat(atomic.target()).isEqualTo(file);
      assertThat(atomic.temporary()).hasParent(folder);
      assertThat(atomic.temporary().getFileName().toString())
          .startsWith(".out.mp4.redub-")
          .endsWith(".part");
      Files.writeString(atomic.temporary(), "movie");
      assertThat(file).hasContent("old");
      assertThat(atomic.commit()).isEqualTo(5);
      assertThat(file).hasContent("movie");
    }
    assertThat(file).hasContent("movie");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void keepsOldFileWhenAbandoned() throws IOException {
    Path file = Files.writeString(folder.resolve("out.mp4"), "old");
    try (AtomicFile atomic = AtomicFile.create(file)) {
      Files.writeString(atomic.temporary(), "half a mo");
    }
    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void rejectsCommitTwiceOrAfterClose() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile atomic = AtomicFile.create(file);
    atomic.commit();
    assertThatThrownBy(atomic::commit).isInstanceOf(IllegalStateException.class);
    atomic.close();
    assertThat(file).exists();
    AtomicFile given = AtomicFile.create(file);
    given.close();
    assertThatThrownBy(given::commit).isInstanceOf(IllegalStateException.class);
  }

  /** A full disk is one reason for a stream to fail in the middle. */
  @Test
  void keepsOldFileWhenContentFails() throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), "old");
    IOException full = new IOException("No space left on device");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw full;
                    }))
        .isInstanceOfSatisfying(
            OutputException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FAILED))
        .hasMessage("output '%s' could not be written: No space left on device", file)
        .hasCause(full);
    assertThatThrownBy(
            () ->
                AtomicFile.writeText(
                    file,
                    out -> {
                      throw new ArithmeticException("a defect");
                    }))
        .isInstanceOf(ArithmeticException.class);
    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void keepsOldFileWhenTemporaryOneIsLost() throws IOException {
    Path file = Files.writeString(folder.resolve("out.mp4"), "old");
    try (AtomicFile atomic = AtomicFile.create(file)) {
      Files.delete(atomic.temporary());
      assertThatThrownBy(atomic::commit)
          .isInstanceOfSatisfying(
              OutputException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FAILED))
          .hasMessageContaining("output '%s' could not be moved into place", file);
    }
    assertThat(file).hasContent("old");
  }

  @Test
  void failsWhenTargetBecomesFolder() throws IOException {
    Path file = folder.resolve("out.mp4");
    try (AtomicFile atomic = AtomicFile.create(file)) {
      Path inside = Files.createDirectories(file.resolve("inside"));
      assertThatThrownBy(atomic::commit).isInstanceOf(OutputException.class);
      assertThat(inside).exists();
      assertThat(files()).containsExactly(file);
    }
  }

  @Test
  void reportsInterruptedThreadAsCancelled() throws IOException {
    Path file = Files.writeString(folder.resolve("out.mp4"), "old");
    try {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> AtomicFile.writeText(file, "new"))
          .isInstanceOfSatisfying(
              OutputException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CANCELLED));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly(file);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void followsLinksAndKeepsThem() throws IOException {
    Path real = Files.createDirectory(folder.resolve("far")).resolve("real.mp4");
    Path link = Files.createSymbolicLink(folder.resolve("link.mp4"), real);
    for (String content : List.of("first", "second")) {
      AtomicFile.writeText(link, content);
      assertThat(link).isSymbolicLink();
      assertThat(real).hasContent(content).isRegularFile();
    }
    assertThat(files()).containsExactlyInAnyOrder(link, real.getParent());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keepsPermissionsOfReplacedFile() throws IOException {
    Path file = Files.writeString(folder.resolve("secret.json"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    AtomicFile.writeText(file, "new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  /** Files made with createTempFile can be read only by their owner. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void givesNewFileDefaultPermissions() throws IOException {
    Path usual = Files.createFile(folder.resolve("usual"));
    Path file = folder.resolve("file");
    AtomicFile.writeText(file, "new");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void writesNamesAsLongAsTheFileSystemAllows() throws IOException {
    // 255 bytes in UTF-8, in characters of one, three and four bytes, none of which must be cut.
    Path file = folder.resolve("a" + "字".repeat(18) + "😀".repeat(50));
    AtomicFile.writeText(file, "whole");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void showsOnlyWholeFilesWhenManyWriteAtOnce() throws Exception {
    Path file = folder.resolve("file");
    byte[] first = filled(0);
    AtomicFile.write(file, first);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> writers =
          IntStream.range(0, 64)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            AtomicFile.write(file, filled(i));
                            return null;
                          }))
              .toList();
      boolean writing = true;
      while (writing) {
        writing = !writers.stream().allMatch(Future::isDone);
        byte[] seen = Files.readAllBytes(file);
        assertThat(Arrays.equals(seen, filled(seen[0]))).isTrue();
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(files()).containsExactly(file);
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[300_000];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
