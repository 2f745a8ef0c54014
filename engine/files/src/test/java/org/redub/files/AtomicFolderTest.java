package org.redub.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {
  @TempDir Path root;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void appearsWhole() throws IOException, OutputException {
    Path output = root.resolve("frames");
    try (AtomicFolder folder = AtomicFolder.create(output)) {
      Files.writeString(folder.temporary().resolve("1.png"), "one");
      assertThat(output).doesNotExist();
      folder.commit();
    }
    assertThat(names()).containsExactly("frames");
    assertThat(output.resolve("1.png")).hasContent("one");
  }

  @Test
  void leavesNothingWhenAbandoned() throws IOException, OutputException {
    try (AtomicFolder folder = AtomicFolder.create(root.resolve("frames"))) {
      Files.writeString(folder.temporary().resolve("1.png"), "one");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void replacesAnEmptyFolder() throws IOException, OutputException {
    Path output = Files.createDirectory(root.resolve("frames"));
    try (AtomicFolder folder = AtomicFolder.create(output)) {
      Files.writeString(folder.temporary().resolve("1.png"), "one");
      folder.commit();
    }
    assertThat(output.resolve("1.png")).exists();
  }

  @Test
  void refusesAFolderWithFiles() throws IOException {
    Path output = Files.createDirectory(root.resolve("frames"));
    Files.writeString(output.resolve("mine.txt"), "mine");
    assertThatThrownBy(() -> AtomicFolder.create(output))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("it is not empty");
    assertThatThrownBy(() -> AtomicFolder.check(output.resolve("mine.txt")))
        .hasMessageContaining("it is a file");
    assertThat(names()).containsExactly("frames");
  }

  @Test
  void keepsWhatOthersPutThereMeanwhile() throws IOException, OutputException {
    Path output = root.resolve("frames");
    try (AtomicFolder folder = AtomicFolder.create(output)) {
      Files.createDirectory(output);
      Files.writeString(output.resolve("theirs.txt"), "theirs");
      assertThatThrownBy(folder::commit).hasMessageContaining("meanwhile");
    }
    assertThat(output.resolve("theirs.txt")).hasContent("theirs");
    assertThat(names()).containsExactly("frames");
  }

  @Test
  void refusesAFolderInAMissingOne() {
    assertThatThrownBy(() -> AtomicFolder.check(root.resolve("none").resolve("frames")))
        .isInstanceOf(OutputException.class);
  }
}
