package org.redub.engine.media.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.files.Sha256;

class MediaFileTest {
  /** Hashing this takes seconds; the interrupt comes within milliseconds. */
  private static final long HUGE_BYTES = 1L << 33;

  @TempDir Path folder;

  @Test
  void hashesTheWholeContent() throws IOException {
    Path path = Files.write(folder.resolve("take.mp4"), new byte[3_000_000]);
    try (MediaFile file = MediaFile.open(path)) {
      assertThat(file.contentSha256()).isEqualTo(Sha256.of(path)).isEqualTo(file.contentSha256());
    }
  }

  @Test
  void stopsHashingAHugeFileWhenTheThreadIsInterrupted() throws Exception {
    Path path = folder.resolve("huge.mp4");
    try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
      sparse.setLength(HUGE_BYTES);
    }
    try (MediaFile file = MediaFile.open(path)) {
      Thread caller = Thread.currentThread();
      Thread interrupter = new Thread(caller::interrupt);
      interrupter.start();
      assertThatThrownBy(file::contentSha256)
          .isInstanceOfSatisfying(
              RedubException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED);
                assertThat(e.file()).hasValue(path);
              });
      // join() would throw while the flag is set, so it is read and cleared first.
      assertThat(Thread.interrupted()).isTrue();
      interrupter.join();
    } finally {
      boolean unused = Thread.interrupted();
    }
  }

  @Test
  void hashesAgainAfterACancelledAttempt() throws IOException {
    Path path = Files.write(folder.resolve("take.mp4"), new byte[] {1, 2, 3});
    try (MediaFile file = MediaFile.open(path)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(file::contentSha256).isInstanceOf(RedubException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(file.contentSha256()).isEqualTo(Sha256.of(path));
    }
  }
}
