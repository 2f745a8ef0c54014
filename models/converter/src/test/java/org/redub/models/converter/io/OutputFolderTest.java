package org.redub.models.converter.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path parent;

  @Test
  void replacesFileAndLeavesNothingElse() throws IOException {
    Path folder = parent.resolve("a").resolve("b");
    OutputFolder.create(folder).write("x.bin", new byte[] {1, 2, 3});
    Path written = OutputFolder.create(folder).write("x.bin", new byte[] {4});
    assertThat(written).hasBinaryContent(new byte[] {4});
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(written);
    }
  }

  @Test
  void reportsWhatCannotBeWritten() throws IOException {
    Path file = Files.write(parent.resolve("file"), new byte[1]);
    assertFails(() -> OutputFolder.create(file), "cannot create the folder " + file);
    Path taken = Files.createDirectories(parent.resolve("taken.onnx").resolve("inside"));
    OutputFolder folder = OutputFolder.create(parent);
    assertFails(
        () -> folder.write("taken.onnx", new byte[1]),
        "output '%s' cannot be written".formatted(taken.getParent()));
    try (Stream<Path> files = Files.list(parent)) {
      assertThat(files).containsExactlyInAnyOrder(file, taken.getParent());
    }
  }

  private static void assertFails(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ConversionException.class,
            e -> assertThat(e.code()).isEqualTo(ConversionException.Code.OUTPUT_FAILED))
        .hasMessageContaining(message);
  }
}
