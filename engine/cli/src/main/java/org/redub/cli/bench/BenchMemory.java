package org.redub.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The memory of this process. Stateless. */
final class BenchMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d{1,15}) kB");
  private static final long BYTES_PER_KIB = 1024;

  private BenchMemory() {}

  /** The most memory that was resident at once since the process started; null if not known. */
  static @Nullable Long peakBytes() {
    try {
      return Files.exists(STATUS) ? peakBytes(Files.readAllLines(STATUS)) : null;
    } catch (IOException e) {
      // A figure that cannot be read is reported as not known, and the others are kept.
      return null;
    }
  }

  static @Nullable Long peakBytes(List<String> status) {
    for (String line : status) {
      Matcher peak = PEAK.matcher(line);
      if (peak.matches()) {
        return Long.parseLong(peak.group(1)) * BYTES_PER_KIB;
      }
    }
    return null;
  }
}
