package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.RedubException;

class DemoCommandTest {
  @Test
  void reusesItsFolderAndKeepsOtherFiles(@TempDir Path folder) throws IOException {
    Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
    Path path = DemoFolder.prepare(folder).file(DemoFolder.DUBBED);
    Files.writeString(path, "earlier");
    assertThat(DemoFolder.prepare(folder).file(DemoFolder.DUBBED)).isEqualTo(path);
    assertThat(other).hasContent("mine");
    assertThat(folder.resolve("README.txt")).content().contains("CC BY-SA 3.0", "Allison Smith");
  }

  @Test
  void neverOverwritesFilesThatAreNotFromADemo(@TempDir Path folder) throws IOException {
    Path other = Files.writeString(folder.resolve("preview.png"), "mine");
    assertThatThrownBy(() -> DemoFolder.prepare(folder))
        .isInstanceOf(RedubException.class)
        .hasMessageContaining("preview.png");
    assertThat(other).hasContent("mine");
    assertThat(folder.resolve("README.txt")).doesNotExist();
  }
}
