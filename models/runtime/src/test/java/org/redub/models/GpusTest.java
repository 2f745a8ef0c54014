package org.redub.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OrtProvider;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redub.models.natives.CudaLibraries;
import org.redub.models.natives.NvidiaDriver;

/** What is said when a GPU cannot be used. */
class GpusTest {
  private static final NvidiaDriver NONE = new NvidiaDriver(false, null, List.of());
  private static final NvidiaDriver GOOD =
      new NvidiaDriver(true, "550.54.15", List.of("NVIDIA H200"));

  private static Gpus withCuda(NvidiaDriver driver) {
    return new Gpus(
        "1.23.0", Set.of(OrtProvider.CPU, OrtProvider.CUDA), driver, CudaLibraries.onClassPath());
  }

  @Test
  void aBuildForTheCpuNamesTheOtherBuild() {
    assertThat(new Gpus("1.23.0", Set.of(OrtProvider.CPU), GOOD, false).obstacle(0))
        .contains("CPU only")
        .contains("./redub --gpu");
  }

  @Test
  void aMissingDriverIsNamed() {
    assertThat(withCuda(NONE).obstacle(0))
        .startsWith("NVIDIA's driver is missing")
        .contains("525.60");
  }

  @Test
  void anOldDriverIsNamed() {
    assertThat(withCuda(new NvidiaDriver(true, "470.82.01", List.of())).obstacle(0))
        .isEqualTo(
            "NVIDIA's driver is 470.82.01, CUDA 12 needs 525.60 or newer: update the driver");
  }

  @Test
  void aGpuThatIsNotThereIsNamed() {
    assertThat(withCuda(GOOD).obstacle(1))
        .isEqualTo("there is no GPU 1; the driver shows 1, from gpu:0 (NVIDIA H200)");
  }

  /** With the build profile cuda; on a machine without GPU, the driver is all that is missing. */
  @Test
  void theLibrariesOfTheBuildLeaveOnlyTheDriverMissing() {
    assumeThat(CudaLibraries.onClassPath()).as("built with CUDA").isTrue();
    assumeThat(NvidiaDriver.find().present()).as("a driver").isFalse();
    try (InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.CPU)) {
      assertThat(runtime.device()).isEqualTo("cpu");
      String obstacle = String.valueOf(withCuda(GOOD).obstacle(0));

      assertThat(obstacle).startsWith("CUDA does not start: CUDA failure").contains("driver");
    }
  }
}
