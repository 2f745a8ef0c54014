package org.redub.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redub.models.ModelException.Code;
import org.redub.models.face.FaceLandmarker;

class InferenceRuntimeTest {

  @Test
  void autoReportsMissingGpuOnce() {
    try (InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.AUTO);
        FaceLandmarker first = FaceLandmarker.open(runtime, ModelStore.embedded());
        FaceLandmarker second = FaceLandmarker.open(runtime, ModelStore.embedded())) {
      assumeThat(runtime.device()).as("a machine without GPU").isEqualTo("cpu");
      assertThat(first.card()).isEqualTo(second.card());
      assertThat(runtime.fallbacks())
          .singleElement()
          .asString()
          .containsAnyOf("./redub --gpu", "driver");
    }
  }

  @Test
  void requestedGpuThatIsMissingFailsWithAdvice() {
    try (InferenceRuntime auto = InferenceRuntime.create(DevicePreference.AUTO)) {
      assumeThat(auto.device()).as("a machine without GPU").isEqualTo("cpu");
    }
    assertThatThrownBy(() -> InferenceRuntime.create(DevicePreference.gpu(1)))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.code()).isEqualTo(Code.DEVICE_UNAVAILABLE))
        .hasMessageContaining("device gpu:1 was requested, but ")
        .message()
        .containsAnyOf("./redub --gpu", "driver");
  }

  @Test
  void cpuReportsNoFallback() {
    try (InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.CPU)) {
      assertThat(runtime.device()).isEqualTo("cpu");
      assertThat(runtime.fallbacks()).isEmpty();
      assertThat(runtime.onnxRuntimeVersion()).matches("\\d+\\.\\d+\\.\\d+");
    }
  }

  @Test
  void keepsDjlOffNetworkAndOutOfHome() {
    Path folder;
    try (InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.CPU)) {
      assertThat(runtime.device()).isEqualTo("cpu");
      assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
      assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
      folder = Path.of(System.getProperty("DJL_CACHE_DIR"));
      assertThat(folder).isDirectory();
    }
    assertThat(folder).doesNotExist();
    assertThat(System.getProperty("DJL_CACHE_DIR")).isNull();
  }

  @Test
  void secondRuntimeKeepsFolderOfFirst() {
    try (InferenceRuntime first = InferenceRuntime.create(DevicePreference.CPU)) {
      Path folder = Path.of(System.getProperty("DJL_CACHE_DIR"));
      InferenceRuntime second = InferenceRuntime.create(DevicePreference.CPU);
      assertThat(second.device()).isEqualTo(first.device());
      second.close();
      second.close();
      assertThat(folder).isDirectory();
    }
  }

  @Test
  void loadingLeavesNoFolderBehind() throws IOException {
    try (InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.CPU)) {
      Set<Path> before = modelFolders();
      FaceLandmarker.open(runtime, ModelStore.embedded()).close();
      assertThat(modelFolders()).isSubsetOf(before);
    }
  }

  @Test
  void everyNetworkAgreesWithItselfAndTakesSeveralItems() {
    try (InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.CPU)) {
      for (ModelCard card : ModelStore.embedded().cards()) {
        DeviceComparison comparison =
            runtime.compareWithCpu(ModelStore.embedded().open(card.id()), 4);
        assertThat(comparison.agrees()).as("%s", comparison).isTrue();
        assertThat(comparison.largestValue()).as(card.id()).isPositive();
        assertThat(comparison.obstacle()).as(card.id()).isNull();
        assertThat(comparison.single().deviceMs()).isPositive();
        assertThat(comparison.together()).isNotNull();
      }
    }
  }

  private static Set<Path> modelFolders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("ort-model"))
          .collect(Collectors.toSet());
    }
  }
}
