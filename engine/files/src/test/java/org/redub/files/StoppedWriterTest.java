package org.redub.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Writers in processes of their own that are stopped, killed or run out of disk space. */
@DisabledOnOs(OS.WINDOWS)
class StoppedWriterTest {
  private static final int BYTES = 1 << 20;

  @TempDir Path folder;
  private Path out;

  /** Writes a megabyte to its first argument and commits it, or waits if there is a second. */
  static final class WriterProcess {
    private WriterProcess() {}

    public static void main(String[] arguments) throws Exception {
      try (AtomicFile atomic = AtomicFile.create(Path.of(arguments[0]))) {
        try (OutputStream stream = Files.newOutputStream(atomic.temporary())) {
          stream.write(new byte[BYTES]);
        }
        if (arguments.length > 1) {
          System.out.println("writing");
          new CountDownLatch(1).await();
        }
        System.out.println(atomic.commit());
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }

    static Process start(List<String> before, String... arguments) throws IOException {
      List<String> command = new ArrayList<>(before);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:-UsePerfData", "-Xmx64m"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(WriterProcess.class.getName());
      command.addAll(List.of(arguments));
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
  }

  @BeforeEach
  void writeOldFile() throws IOException {
    out = Files.writeString(folder.resolve("out.mp4"), "old");
  }

  /** SIGTERM, because a test may run with SIGINT ignored; both run the same hook. */
  @Test
  void leavesOnlyTheOldFileWhenStopped() throws Exception {
    stop("TERM");
    assertThat(out).hasContent("old");
    assertThat(files()).containsExactly(out);
  }

  /** A temporary file remains after SIGKILL, but the old file is whole. */
  @Test
  void leavesTheOldFileWhenKilled() throws Exception {
    stop("KILL");
    assertThat(out).hasContent("old");
    assertThat(files()).hasSize(2);
  }

  @Test
  void leavesOnlyTheOldFileWhenTheDiskIsFull() throws Exception {
    // To the writer, a limit on the size of files (in blocks of 512 bytes) is a full disk.
    List<String> limited =
        List.of("sh", "-c", "ulimit -f %d; exec \"$@\"".formatted(BYTES / 512 / 2), "sh");
    assertThat(outputOf(WriterProcess.start(limited, out.toString())))
        .containsIgnoringCase("too large");
    assertThat(out).hasContent("old");
    assertThat(files()).containsExactly(out);
    assertThat(outputOf(WriterProcess.start(List.of(), out.toString()))).isEqualTo("" + BYTES);
    assertThat(out).hasSize(BYTES);
  }

  private void stop(String signal) throws Exception {
    Process process = WriterProcess.start(List.of(), out.toString(), "and wait");
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("writing");
      assertThat(files()).hasSize(2);
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String outputOf(Process process) throws Exception {
    try {
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return text.strip();
    } finally {
      process.destroyForcibly();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
