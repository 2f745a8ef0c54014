package org.redub.models.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderCheckTest {
  @TempDir private Path folder;

  @Test
  void findsNothingWrongWithAnOrdinaryFolder() throws IOException {
    Path natives = folder.resolve("a").resolve("natives");
    assertThat(NativeFolderCheck.fault(natives)).isEmpty();
    assertThat(natives).isEmptyDirectory();
  }

  @Test
  void findsAFolderThatCannotBeWrittenTo() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(NativeFolderCheck.fault(file.resolve("natives")))
        .hasValue("it cannot be written to");
  }
}
