package org.redub.models;

import java.util.Locale;

/**
 * Where networks should run. Immutable.
 *
 * @param kind what is asked for
 * @param gpuIndex which GPU, from 0; 0 for the others
 */
public record DevicePreference(Kind kind, int gpuIndex) {

  /** Where networks should run. */
  public enum Kind {
    /** A GPU if the runtime can use one, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** A GPU, or nothing. */
    GPU
  }

  /** A GPU if there is one. */
  public static final DevicePreference AUTO = new DevicePreference(Kind.AUTO, 0);

  /** The CPU. */
  public static final DevicePreference CPU = new DevicePreference(Kind.CPU, 0);

  public DevicePreference {
    if (gpuIndex < 0) {
      throw new IllegalArgumentException("GPUs are counted from 0, got " + gpuIndex);
    }
  }

  /**
   * Reads {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static DevicePreference parse(String text) {
    String word = text.trim().toLowerCase(Locale.ROOT);
    if (word.matches("gpu:\\d{1,3}")) {
      return new DevicePreference(Kind.GPU, Integer.parseInt(word.substring(4)));
    }
    return switch (word) {
      case "auto" -> AUTO;
      case "cpu" -> CPU;
      case "gpu" -> new DevicePreference(Kind.GPU, 0);
      default ->
          throw new IllegalArgumentException(
              "a device is auto, cpu, gpu or gpu:N, got '%s'".formatted(text));
    };
  }

  @Override
  public String toString() {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.GPU ? word + ":" + gpuIndex : word;
  }
}
