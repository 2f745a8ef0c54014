package org.redub.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFolderTest {
  private static final Path HOME = Path.of("/home/ann");

  @Test
  void followsTheConventionsOfThePlatform() {
    assertThat(ModelFolder.standard("Linux", HOME, Map.of()))
        .isEqualTo(HOME.resolve(".local/share/redub/models"));
    assertThat(ModelFolder.standard("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")))
        .isEqualTo(Path.of("/data/redub/models"));
    assertThat(ModelFolder.standard("Linux", HOME, Map.of("XDG_DATA_HOME", "relative")))
        .isEqualTo(HOME.resolve(".local/share/redub/models"));
    assertThat(ModelFolder.standard("Mac OS X", HOME, Map.of()))
        .isEqualTo(HOME.resolve("Library/Application Support/redub/models"));
    assertThat(ModelFolder.standard("Windows 11", HOME, Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local/redub/models"));
  }
}
