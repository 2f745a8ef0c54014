package org.redub.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulates file systems without an atomic move. */
class ReplacementTest {
  @TempDir Path folder;
  private Path part;
  private Path target;

  @BeforeEach
  void writePart() throws IOException {
    part = Files.writeString(folder.resolve(".out.part"), "new");
    target = folder.resolve("out");
  }

  @Test
  void movesInStepsWithoutAtomicMove() throws IOException {
    Replacement.move(part, target, ReplacementTest::inStepsOnly);
    assertThat(target).hasContent("new");
    Files.writeString(part, "newer");
    Replacement.move(part, target, ReplacementTest::inStepsOnly);
    assertThat(target).hasContent("newer");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void restoresOldFileWhenStepFails() throws IOException {
    Files.writeString(target, "old");
    Replacement.Move broken =
        (source, target, options) -> {
          if (source.equals(part) && options.length == 0) {
            throw new IOException("the network share is gone");
          }
          inStepsOnly(source, target, options);
        };
    assertThatThrownBy(() -> Replacement.move(part, target, broken))
        .hasMessage("the network share is gone");
    assertThat(target).hasContent("old");
    assertThat(files()).containsExactlyInAnyOrder(part, target);
  }

  private static void inStepsOnly(Path source, Path target, CopyOption... options)
      throws IOException {
    if (options.length > 0) {
      throw new AtomicMoveNotSupportedException(source.toString(), target.toString(), "not here");
    }
    Files.move(source, target);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
