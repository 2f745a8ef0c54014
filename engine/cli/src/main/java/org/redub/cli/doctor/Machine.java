package org.redub.cli.doctor;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.redub.models.natives.NativeStore;

/**
 * The properties of a machine that {@code redub doctor} checks. Immutable.
 *
 * @param os {@code linux}, {@code macosx}, {@code windows} or the system's own name in lower case
 * @param arch {@code x86_64}, {@code arm64} or the system's own name in lower case
 */
public record Machine(
    Java java, String os, String arch, Memory memory, Folder temp, Folder natives) {
  private static final Pattern HEAP_OPTION =
      Pattern.compile("-Xmx|-XX:MaxHeapSize=|-XX:MaxRAMPercentage=");

  /** The Java runtime (feature release: for example 17) and its processors. */
  record Java(int feature, String version, String vendor, int cores) {}

  /**
   * Memory of the machine (0 if not known), the maximum size of the JVM's heap, and the JVM's
   * option that says so (empty if none does).
   */
  record Memory(long physicalBytes, long maxHeapBytes, String heapOption) {}

  /** A folder that Redub writes to. */
  record Folder(Path path, boolean writable, long freeBytes) {
    /** A folder that does not exist is as its nearest parent that does. */
    static Folder of(Path path) {
      Path existing = path.toAbsolutePath();
      while (existing.getParent() != null && !Files.exists(existing)) {
        existing = existing.getParent();
      }
      File file = existing.toFile();
      return new Folder(
          path, Files.isDirectory(existing) && Files.isWritable(existing), file.getUsableSpace());
    }
  }

  /** The machine that this program runs on. */
  public static Machine here() {
    Runtime runtime = Runtime.getRuntime();
    Path temp = Path.of(property("java.io.tmpdir"));
    return new Machine(
        new Java(
            Runtime.version().feature(),
            Runtime.version().toString(),
            property("java.vendor"),
            runtime.availableProcessors()),
        os(property("os.name")),
        arch(property("os.arch")),
        new Memory(
            physicalBytes(),
            runtime.maxMemory(),
            heapOption(ManagementFactory.getRuntimeMXBean().getInputArguments())),
        Folder.of(temp),
        Folder.of(NativeStore.ofUser().map(NativeStore::folder).orElse(temp)));
  }

  /** The last option that limits the heap, which is the one that counts. */
  static String heapOption(List<String> options) {
    return options.stream()
        .filter(option -> HEAP_OPTION.matcher(option).lookingAt())
        .reduce("", (earlier, later) -> later);
  }

  /** The name of the operating system in JavaCPP's class path. */
  static String os(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mac")) {
      return "macosx";
    }
    return lower.startsWith("windows") ? "windows" : lower;
  }

  /** The name of the processor architecture in JavaCPP's class path. */
  static String arch(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm64";
      default -> name.toLowerCase(Locale.ROOT);
    };
  }

  /** For example {@code linux-x86_64}. */
  String platform() {
    return os + "-" + arch;
  }

  private static String property(String key) {
    return System.getProperty(key, "unknown");
  }

  private static long physicalBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
