package org.redub.models;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The device that the models should run on. Immutable.
 *
 * @param kind the requested kind of device
 * @param gpuIndex index of the GPU, from 0; 0 for other kinds
 */
public record DevicePreference(Kind kind, int gpuIndex) {

  /** The kinds of request. */
  public enum Kind {
    /** A GPU if there is one, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** A GPU; fails if there is none. */
    GPU
  }

  /** A GPU if there is one, else the CPU. */
  public static final DevicePreference AUTO = new DevicePreference(Kind.AUTO, 0);

  /** The CPU. */
  public static final DevicePreference CPU = new DevicePreference(Kind.CPU, 0);

  private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

  public DevicePreference {
    if (gpuIndex < 0) {
      throw new IllegalArgumentException("a GPU's index must be 0 or more, got " + gpuIndex);
    }
  }

  /** A certain GPU; fails if it is not there. */
  public static DevicePreference gpu(int index) {
    return new DevicePreference(Kind.GPU, index);
  }

  /**
   * Reads {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:n}.
   *
   * @throws IllegalArgumentException with a message for the user if it is something else
   */
  public static DevicePreference parse(String text) {
    if (text.equals("auto")) {
      return AUTO;
    }
    if (text.equals("cpu")) {
      return CPU;
    }
    Matcher gpu = GPU.matcher(text);
    if (!gpu.matches()) {
      throw new IllegalArgumentException(
          "a device must be auto, cpu, gpu or gpu:n (n from 0), got '%s'".formatted(text));
    }
    return gpu(gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
  }

  @Override
  public String toString() {
    return switch (kind) {
      case AUTO -> "auto";
      case CPU -> "cpu";
      case GPU -> "gpu:" + gpuIndex;
    };
  }
}
