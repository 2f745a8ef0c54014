package org.redub.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  /** Above the largest number of a process on any system. */
  private static final long NO_PROCESS = 9_999_999_999L;

  @TempDir private Path folder;

  private Path unfinished(String name, long pid, Duration age) throws Exception {
    Path file = folder.resolve(".%s.redub-%d-0123abcd.part".formatted(name, pid));
    Files.writeString(file, "half");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void removesTheUnfinishedFilesOfKilledProcesses() throws Exception {
    Path left = unfinished("out.mp4", NO_PROCESS, Duration.ofHours(1));
    AtomicFile.writeText(folder.resolve("out.mp4"), "whole");
    assertThat(left).doesNotExist();
    assertThat(folder.resolve("out.mp4")).hasContent("whole");
  }

  @Test
  void keepsWhatMayStillBeWritten() throws Exception {
    long own = ProcessHandle.current().pid();
    Path ofRunning = unfinished("out.mp4", own, Duration.ofHours(1));
    Path fresh = unfinished("out.mp4", NO_PROCESS, Duration.ofMinutes(1));
    Path ofAnother = unfinished("other.mp4", NO_PROCESS, Duration.ofHours(1));
    Path ofAnybody = Files.writeString(folder.resolve(".out.mp4.redub-notes.part"), "notes");
    AtomicFile.writeText(folder.resolve("out.mp4"), "whole");
    assertThat(ofRunning).exists();
    assertThat(fresh).exists();
    assertThat(ofAnother).exists();
    assertThat(ofAnybody).exists();
  }
}
