package org.redub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.cli.doctor.Finding.Level;
import org.redub.models.DevicePreference;
import org.redub.models.ModelStore;
import org.redub.models.natives.NvidiaDriver;

class GpuChecksTest {
  private static Finding find(List<Finding> findings, String about) {
    return findings.stream().filter(f -> f.about().equals(about)).findFirst().orElseThrow();
  }

  @Test
  void saysWhatIsMissingForAGpu() {
    assumeThat(NvidiaDriver.find().present()).as("NVIDIA's driver").isFalse();
    GpuChecks checks = new GpuChecks(ModelStore.embedded(), DevicePreference.gpu(0));
    List<Finding> findings = checks.run(name -> false);
    assertThat(find(findings, "GPU driver").level()).isEqualTo(Level.FAIL);
    assertThat(find(findings, "GPU driver").detail()).contains("install NVIDIA's driver");
    assertThat(find(findings, "CUDA").detail()).contains("./redub --gpu");
    assertThat(find(findings, "GPU networks").level()).isEqualTo(Level.FAIL);
    assertThat(checks.table()).isEmpty();
  }

  @Test
  void namesDriverAndGpus() {
    assertThat(GpuChecks.driver(new NvidiaDriver(true, "550.54.15", List.of("NVIDIA H200"))))
        .isEqualTo(Finding.ok("GPU driver", "550.54.15, NVIDIA H200"));
    assertThat(GpuChecks.driver(new NvidiaDriver(true, "470.82.01", List.of())))
        .isEqualTo(
            Finding.fail("GPU driver", "470.82.01, GPUs unknown: CUDA 12 needs 525.60 or newer"));
  }

  /** The comparison itself does not depend on the kind of device. */
  @Test
  void comparesEveryNetworkWithTheCpu() {
    GpuChecks checks = new GpuChecks(ModelStore.embedded(), DevicePreference.CPU, 4);
    Finding networks = find(checks.run(name -> true), "GPU networks");
    assertThat(networks.detail()).isEqualTo("5 agree on cpu with the CPU");
    assertThat(checks.table().lines())
        .hasSize(7)
        .anyMatch(line -> line.matches("face-landmarks-attention +0\\.0 .*"))
        .anyMatch(line -> line.matches("mouth-shape-2 +0\\.0 .*"));
  }
}
