package org.redub.models.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * NVIDIA's driver as Linux shows it in {@code /dev} and {@code /proc}. Immutable.
 *
 * @param present whether there is one; true also where this cannot be seen, on other systems
 * @param version for example {@code 550.54.15}; null if not known
 * @param gpus the models of the GPUs; empty if not known
 */
public record NvidiaDriver(boolean present, @Nullable String version, List<String> gpus) {
  /** The oldest driver that CUDA 12 works with. */
  public static final String OLDEST_VERSION = "525.60";

  /**
   * Files of which one exists where there is a driver: its device, that of Windows's driver in its
   * Linux, and its library, because containers hide some of them.
   */
  private static final List<String> TRACES =
      List.of(
          "dev/nvidiactl",
          "dev/dxg",
          "proc/driver/nvidia/version",
          "usr/lib/x86_64-linux-gnu/libcuda.so.1",
          "usr/lib64/libcuda.so.1",
          "usr/lib/libcuda.so.1",
          "usr/local/nvidia/lib64/libcuda.so.1",
          "run/opengl-driver/lib/libcuda.so.1");

  private static final Pattern VERSION = Pattern.compile("\\b(\\d{3,4})\\.(\\d+)[.\\d]*");
  private static final Pattern MODEL = Pattern.compile("(?m)^Model:\\s*(\\S.*)$");

  public NvidiaDriver {
    gpus = List.copyOf(gpus);
  }

  /** The driver of this machine. */
  public static NvidiaDriver find() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")
        ? under(Path.of("/"))
        : new NvidiaDriver(true, null, List.of());
  }

  static NvidiaDriver under(Path root) {
    Path driver = root.resolve("proc/driver/nvidia");
    Matcher version = VERSION.matcher(text(driver.resolve("version")));
    return new NvidiaDriver(
        TRACES.stream().anyMatch(file -> Files.exists(root.resolve(file))),
        version.find() ? version.group() : null,
        gpus(driver.resolve("gpus")));
  }

  private static List<String> gpus(Path folder) {
    List<String> models = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
        for (Path child : children) {
          Matcher model = MODEL.matcher(text(child.resolve("information")));
          models.add(model.find() ? model.group(1) : "a GPU of unknown model");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return models;
  }

  /** The content of a file; empty if it cannot be read, because containers hide some. */
  private static String text(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether the version is known and too old for CUDA 12. */
  public boolean tooOld() {
    if (version == null) {
      return false;
    }
    Matcher have = VERSION.matcher(version);
    Matcher oldest = VERSION.matcher(OLDEST_VERSION);
    if (!have.find() || !oldest.find()) {
      return false;
    }
    int release = Integer.compare(number(have, 1), number(oldest, 1));
    return release < 0 || (release == 0 && number(have, 2) < number(oldest, 2));
  }

  private static int number(Matcher version, int group) {
    return Integer.parseInt(version.group(group));
  }
}
