package org.redub.cli.doctor;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.redub.models.natives.NativeStore;

/** The checks of {@code redub doctor} that load no library. Thread-safe. */
public final class MachineChecks {
  private static final int OLDEST_JAVA = 17;
  private static final long MEGABYTE = 1L << 20;

  /** For decoder, encoder and landmark model together. With less, a 1080p take runs out of heap. */
  private static final long SMALL_HEAP_BYTES = 512 * MEGABYTE;

  private static final long SMALL_MEMORY_BYTES = 2048 * MEGABYTE;

  /** What the launcher asks for. */
  private static final String HALF_OF_MEMORY = "-XX:MaxRAMPercentage=50";

  /** The native libraries unpack to about 150 MB on the first run. */
  private static final long NATIVES_BYTES = 200 * MEGABYTE;

  /** CUDA and cuDNN unpack to 1.9 GB, ONNX Runtime's CUDA provider to 0.4 GB. */
  private static final long CUDA_BYTES = 2600 * MEGABYTE;

  private static final String CUDA = "org/bytedeco/cuda/linux-x86_64/libcudart.so.12";

  private static final long SMALL_TEMP_BYTES = 2048 * MEGABYTE;

  private final Machine machine;
  private final Predicate<String> onClassPath;

  /**
   * @param onClassPath whether a resource of that name (no leading slash) is on the class path
   */
  public MachineChecks(Machine machine, Predicate<String> onClassPath) {
    this.machine = machine;
    this.onClassPath = onClassPath;
  }

  public List<Finding> run() {
    return List.of(
        java(),
        cores(),
        memory(),
        heap(),
        temp(),
        nativeFolder(),
        natives(
            "FFmpeg", "org/bytedeco/ffmpeg/%s-gpl/".formatted(machine.platform()), "jniavcodec"),
        natives("ONNX Runtime", onnxRuntimeFolder(), "onnxruntime"));
  }

  private Finding java() {
    Machine.Java java = machine.java();
    String found = "%s (%s)".formatted(java.version(), java.vendor());
    return java.feature() >= OLDEST_JAVA
        ? Finding.ok("Java", found)
        : Finding.fail("Java", found + ": Redub needs Java %d or newer".formatted(OLDEST_JAVA));
  }

  private Finding cores() {
    int cores = machine.java().cores();
    String found = "%s, %d core%s".formatted(machine.platform(), cores, cores == 1 ? "" : "s");
    return cores >= 2
        ? Finding.ok("Processor", found)
        : Finding.warn("Processor", found + ": rendering will be slow");
  }

  private Finding memory() {
    long bytes = machine.memory().physicalBytes();
    if (bytes == 0) {
      return Finding.warn("Memory", "unknown on this system");
    }
    return bytes >= SMALL_MEMORY_BYTES
        ? Finding.ok("Memory", size(bytes))
        : Finding.warn("Memory", size(bytes) + ": 2 GB or more are recommended");
  }

  private Finding heap() {
    Machine.Memory memory = machine.memory();
    String found =
        "up to %s, %s".formatted(size(memory.maxHeapBytes()), reason(memory.heapOption()));
    return memory.maxHeapBytes() >= SMALL_HEAP_BYTES
        ? Finding.ok("Java heap", found)
        : Finding.warn("Java heap", found + ": set REDUB_JAVA_OPTS=-Xmx1g");
  }

  /** Why the heap may grow to that size. */
  private static String reason(String heapOption) {
    if (heapOption.isEmpty()) {
      return "Java's own limit";
    }
    return heapOption.equals(HALF_OF_MEMORY)
        ? "half of the memory (REDUB_JAVA_OPTS=-Xmx... changes it)"
        : "as " + heapOption + " says";
  }

  private Finding temp() {
    Machine.Folder temp = machine.temp();
    String found = "%s, %s free".formatted(temp.path(), size(temp.freeBytes()));
    if (!temp.writable()) {
      return Finding.fail(
          "Temporary folder", temp.path() + " cannot be written to: set TMPDIR to another folder");
    }
    if (temp.freeBytes() < NATIVES_BYTES) {
      return Finding.fail("Temporary folder", found + ": Redub needs 200 MB");
    }
    return temp.freeBytes() < SMALL_TEMP_BYTES
        ? Finding.warn("Temporary folder", found + ": long takes may need more")
        : Finding.ok("Temporary folder", found);
  }

  /** The libraries of FFmpeg and ONNX Runtime are unpacked there once. */
  private Finding nativeFolder() {
    Machine.Folder folder = machine.natives();
    String found = "%s, %s free".formatted(folder.path(), size(folder.freeBytes()));
    if (!folder.writable()) {
      return Finding.warn(
          "Native libraries",
          folder.path()
              + " cannot be written to, so they are unpacked at every start: set"
              + " REDUB_JAVA_OPTS=-D%s=FOLDER".formatted(NativeStore.PROPERTY));
    }
    long neededBytes = onClassPath.test(CUDA) ? CUDA_BYTES : NATIVES_BYTES;
    return folder.freeBytes() < neededBytes
        ? Finding.warn(
            "Native libraries", "%s: unpacking them needs %s".formatted(found, size(neededBytes)))
        : Finding.ok("Native libraries", found);
  }

  private Finding natives(String about, String folder, String library) {
    String file = libraryFile(library);
    return onClassPath.test(folder + file)
        ? Finding.ok(about, "native library for " + machine.platform() + " found")
        : Finding.fail(
            about, "no native library for %s (%s)".formatted(machine.platform(), folder + file));
  }

  private String onnxRuntimeFolder() {
    String os =
        switch (machine.os()) {
          case "macosx" -> "osx";
          case "windows" -> "win";
          default -> machine.os();
        };
    String arch =
        switch (machine.arch()) {
          case "x86_64" -> "x64";
          case "arm64" -> "aarch64";
          default -> machine.arch();
        };
    return "ai/onnxruntime/native/%s-%s/".formatted(os, arch);
  }

  private String libraryFile(String library) {
    return switch (machine.os()) {
      case "windows" -> library + ".dll";
      case "macosx" -> "lib" + library + ".dylib";
      default -> "lib" + library + ".so";
    };
  }

  private static String size(long bytes) {
    return bytes < 1024 * MEGABYTE
        ? "%d MB".formatted(bytes / MEGABYTE)
        : String.format(Locale.ROOT, "%.1f GB", bytes / (1024.0 * MEGABYTE));
  }
}
