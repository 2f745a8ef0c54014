package org.redub.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFolderTest {
  private static final Path HOME = Path.of("/home/ann");

  @Test
  void liesWhereEachPlatformKeepsWhatIsItsPrograms() {
    assertThat(ModelFolder.usual("Linux", HOME, Map.of()))
        .isEqualTo(HOME.resolve(".local/share/redub/models"));
    assertThat(ModelFolder.usual("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")))
        .isEqualTo(Path.of("/data/redub/models"));
    assertThat(ModelFolder.usual("Linux", HOME, Map.of("XDG_DATA_HOME", "relative")))
        .isEqualTo(HOME.resolve(".local/share/redub/models"));
    assertThat(ModelFolder.usual("Mac OS X", HOME, Map.of()))
        .isEqualTo(HOME.resolve("Library/Application Support/redub/models"));
    assertThat(ModelFolder.usual("Windows 11", HOME, Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local/redub/models"));
  }
}
