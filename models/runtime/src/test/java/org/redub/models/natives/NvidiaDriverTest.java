package org.redub.models.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaDriverTest {
  @TempDir private Path root;

  private void driver(String version, String... models) throws IOException {
    write("dev/nvidiactl", "");
    write(
        "proc/driver/nvidia/version",
        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  %s  Thu Feb 22 2024%nGCC version: 12.2.0%n"
            .formatted(version));
    for (int i = 0; i < models.length; i++) {
      write(
          "proc/driver/nvidia/gpus/0000_0%d_00.0/information".formatted(i),
          "Model: \t\t %s\nIRQ:   \t\t 34\n".formatted(models[i]));
    }
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  @Test
  void readsVersionAndGpus() throws IOException {
    driver("550.54.15", "NVIDIA H200", "NVIDIA L4");
    NvidiaDriver driver = NvidiaDriver.under(root);
    assertThat(driver.present()).isTrue();
    assertThat(driver.version()).isEqualTo("550.54.15");
    assertThat(driver.gpus()).containsExactlyInAnyOrder("NVIDIA H200", "NVIDIA L4");
    assertThat(driver.tooOld()).isFalse();
  }

  @Test
  void knowsWhichVersionIsTooOldForCuda12() throws IOException {
    driver("525.53");
    assertThat(NvidiaDriver.under(root).tooOld()).isTrue();
    driver("525.60.13");
    assertThat(NvidiaDriver.under(root).tooOld()).isFalse();
    driver("470.256.02");
    assertThat(NvidiaDriver.under(root).tooOld()).isTrue();
  }

  @Test
  void aMachineWithoutDriverHasNone() {
    assertThat(NvidiaDriver.under(root).present()).isFalse();
    assertThat(NvidiaDriver.under(root).gpus()).isEmpty();
  }

  @Test
  void aContainerThatHidesTheVersionMayHaveADriver() throws IOException {
    write("usr/lib64/libcuda.so.1", "");
    NvidiaDriver driver = NvidiaDriver.under(root);
    assertThat(driver.present()).isTrue();
    assertThat(driver.version()).isNull();
    assertThat(driver.tooOld()).isFalse();
  }
}
