package org.redub.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StopGuardTest {
  /** A separate process that creates a file and waits to be stopped. */
  static final class EndlessJob {
    private EndlessJob() {}

    public static void main(String[] args) throws Exception {
      Path created = Path.of(args[0]);
      StopGuard.call(() -> work(created));
    }

    private static int work(Path created) throws IOException {
      Files.createFile(created);
      System.out.println("working");
      try {
        new CountDownLatch(1).await();
        return 0;
      } catch (InterruptedException e) {
        return 1;
      } finally {
        Files.delete(created);
      }
    }
  }

  @Test
  void returnsTheResultOfTheJob() throws Exception {
    assertThat(StopGuard.call(() -> 7)).isEqualTo(7);
  }

  /** Uses SIGTERM, because a test may run with SIGINT ignored; both are handled alike. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void letsAStoppedJobCleanUp(@TempDir Path folder) throws Exception {
    Path created = folder.resolve("created");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessJob.class.getName(),
                created.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader reader = process.inputReader()) {
      assertThat(reader.readLine()).isEqualTo("working");
      assertThat(created).exists();
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + 15);
      assertThat(created).doesNotExist();
    } finally {
      process.destroyForcibly();
    }
  }
}
