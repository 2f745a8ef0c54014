package org.redub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.redub.cli.command.Material;

/** A dub in a separate process that is stopped while it renders. */
class StoppedDubTest {
  /** Uses SIGTERM, because a test may run with SIGINT ignored; both are handled alike. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void deletesIncompleteFiles(@TempDir Path folder, @TempDir Path temp) throws Exception {
    Material material = Material.in(folder);
    List<Path> before = material.files();
    Process dub =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temp,
                "-cp",
                System.getProperty("java.class.path"),
                Redub.class.getName(),
                "dub",
                "--video",
                material.take().toString(),
                "--speech",
                material.speech().toString(),
                "--out",
                material.path("out.mp4"),
                "--progress",
                "json")
            .start();
    try (BufferedReader events = dub.errorReader()) {
      String line = "";
      while (line != null && !line.contains("\"stage\":\"render\"")) {
        line = events.readLine();
      }
      assertThat(line).as("event of the render stage").isNotNull();
      dub.destroy();
      assertThat(dub.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(dub.exitValue()).isEqualTo(128 + 15);
      assertThat(material.files()).isEqualTo(before);
      try (var left = Files.list(temp)) {
        assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("redub-"));
      }
    } finally {
      dub.destroyForcibly();
    }
  }
}
