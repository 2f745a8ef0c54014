package org.redub.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.redub.cli.text.OneLineErrors;
import org.redub.cli.text.Table;
import org.redub.engine.media.file.GpuVideo;
import org.redub.models.DeviceComparison;
import org.redub.models.DeviceComparison.CallTime;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelCard;
import org.redub.models.ModelException;
import org.redub.models.ModelStore;
import org.redub.models.natives.NvidiaDriver;

/**
 * The checks of {@code redub doctor --device gpu}: driver, CUDA, every network against the CPU, and
 * what FFmpeg can do there. Confined to one thread.
 */
public final class GpuChecks {
  /** Items of the larger call. */
  private static final int ITEMS = 64;

  private static final int PROBE_WIDTH = 1920;
  private static final int PROBE_HEIGHT = 1080;

  private final ModelStore store;
  private final DevicePreference device;
  private final int items;
  private final List<DeviceComparison> comparisons = new ArrayList<>();

  public GpuChecks(ModelStore store, DevicePreference device) {
    this(store, device, ITEMS);
  }

  GpuChecks(ModelStore store, DevicePreference device, int items) {
    this.store = store;
    this.device = device;
    this.items = items;
  }

  /**
   * Runs all checks.
   *
   * @param onClassPath whether a resource of that name is on the class path
   */
  public List<Finding> run(Predicate<String> onClassPath) {
    List<Finding> findings = new ArrayList<>();
    findings.add(driver(NvidiaDriver.find()));
    findings.add(libraries(onClassPath));
    Finding networks = networks();
    findings.add(networks);
    if (networks.level() != Finding.Level.FAIL || !comparisons.isEmpty()) {
      int gpu = device.gpuIndex();
      findings.add(video("GPU video decoder", "decodes takes", GpuVideo.decoderObstacle(gpu)));
      findings.add(
          video(
              "GPU video encoder",
              "encodes H.264 (--encoder gpu)",
              GpuVideo.encoderObstacle(
                  "h264" + GpuVideo.ENCODER_SUFFIX, PROBE_WIDTH, PROBE_HEIGHT)));
    }
    return findings;
  }

  static Finding driver(NvidiaDriver driver) {
    if (!driver.present()) {
      return Finding.fail(
          "GPU driver",
          "none found: install NVIDIA's driver, %s or newer; in a container, start it with access to the GPU"
              .formatted(NvidiaDriver.OLDEST_VERSION));
    }
    String found =
        "%s, %s"
            .formatted(
                driver.version() == null ? "version unknown" : driver.version(),
                driver.gpus().isEmpty() ? "GPUs unknown" : String.join(", ", driver.gpus()));
    return driver.tooOld()
        ? Finding.fail(
            "GPU driver",
            "%s: CUDA 12 needs %s or newer".formatted(found, NvidiaDriver.OLDEST_VERSION))
        : Finding.ok("GPU driver", found);
  }

  private static Finding libraries(Predicate<String> onClassPath) {
    try (InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.CPU)) {
      if (!runtime.builtForGpus()) {
        return Finding.fail(
            "CUDA", "this build runs networks on the CPU only: on Linux, use ./redub --gpu");
      }
    } catch (ModelException | LinkageError e) {
      return Finding.fail("CUDA", OneLineErrors.oneLine(e));
    }
    return onClassPath.test("org/bytedeco/cuda/linux-x86_64/libcudart.so.12")
        ? Finding.ok("CUDA", "CUDA 12.6 and cuDNN 9.5 come with this build")
        : Finding.ok("CUDA", "this build uses the system's CUDA 12 and cuDNN 9");
  }

  private Finding networks() {
    try (InferenceRuntime runtime = InferenceRuntime.create(device)) {
      for (ModelCard card : store.cards()) {
        comparisons.add(runtime.compareWithCpu(store.open(card.id()), items));
      }
      return verdict(runtime.device());
    } catch (ModelException | LinkageError e) {
      return Finding.fail("GPU networks", OneLineErrors.oneLine(e));
    }
  }

  private Finding verdict(String name) {
    List<String> wrong =
        comparisons.stream().filter(c -> !c.agrees()).map(DeviceComparison::id).toList();
    return wrong.isEmpty()
        ? Finding.ok(
            "GPU networks", "%d agree on %s with the CPU".formatted(comparisons.size(), name))
        : Finding.fail(
            "GPU networks",
            "on %s, %s computes something else than on the CPU: update NVIDIA's driver, or use --device cpu"
                .formatted(name, String.join(", ", wrong)));
  }

  private static Finding video(String about, String works, @Nullable String obstacle) {
    return obstacle == null
        ? Finding.ok(about, "the GPU " + works)
        : Finding.warn(about, "not on the GPU, so the CPU is used: " + obstacle);
  }

  /** One line for each network that was run; empty if none was. */
  public String table() {
    if (comparisons.isEmpty()) {
      return "";
    }
    String together = "%d at once".formatted(items);
    Table table =
        new Table("<>>>>>>")
            .row("", "largest", "of", "one, ms", "", together + ", ms each", "")
            .row(
                "network",
                "difference",
                "at most",
                "cpu",
                device.toString(),
                "cpu",
                device.toString());
    for (DeviceComparison comparison : comparisons) {
      CallTime many = comparison.together();
      table.row(
          comparison.id(),
          number("%.2g", comparison.largestDifference()),
          number("%.3g", comparison.largestValue()),
          number("%.2f", comparison.single().cpuMs()),
          number("%.2f", comparison.single().deviceMs()),
          many == null ? "-" : number("%.3f", many.cpuMs() / items),
          many == null ? "-" : number("%.3f", many.deviceMs() / items));
    }
    return table.toString();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
