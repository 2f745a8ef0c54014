package org.redub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.cli.doctor.Finding.Level;
import org.redub.models.DevicePreference;
import org.redub.models.ModelStore;

class EngineChecksTest {
  @Test
  void runsModelsNetworksAndEncoders() {
    List<Finding> findings = new EngineChecks(ModelStore.embedded(), DevicePreference.CPU).run();
    assertThat(findings).extracting(Finding::level).doesNotContain(Level.FAIL);
    assertThat(findings.get(0).detail()).startsWith("5, ").contains("SHA-256");
    assertThat(findings.get(1).detail()).contains("ONNX Runtime 1.", "on cpu");
    assertThat(findings.get(2).detail()).containsPattern("FFmpeg \\d+\\.\\d.* H.264 .* AAC");
  }

  @Test
  void saysWhatToDoAboutADamagedModel(@TempDir Path folder) throws IOException {
    String id = "mouth-shape-2";
    try (InputStream card =
        ModelStore.class.getResourceAsStream("/org/redub/models/store/" + id + ".json")) {
      Files.copy(card, folder.resolve(id + ".json"));
    }
    String file = ModelStore.embedded().card(id).file();
    Files.writeString(folder.resolve(file), "not what it was");
    ModelStore damaged = ModelStore.embedded().directory(folder);
    List<Finding> findings = new EngineChecks(damaged, DevicePreference.CPU).run();
    assertThat(findings.get(0).level()).isEqualTo(Level.FAIL);
    assertThat(findings.get(0).detail()).contains(file, "install Redub again");
    assertThat(findings.get(1).level()).isEqualTo(Level.FAIL);
  }

  @Test
  void reportsALibraryThatDoesNotLoad() {
    Finding finding =
        EngineChecks.tried(
            "Encoders",
            "build again",
            () -> {
              throw new UnsatisfiedLinkError("no jniavcodec");
            });
    assertThat(finding)
        .isEqualTo(Finding.fail("Encoders", "UnsatisfiedLinkError: no jniavcodec: build again"));
  }
}
