package org.redub.models;

/** Opens runtimes on the CPU whose callers share runs, as they do on GPUs. */
public final class SharingRuntime {
  private SharingRuntime() {}

  public static InferenceRuntime onCpu(int callers) {
    return InferenceRuntime.create(DevicePreference.CPU, callers);
  }
}
