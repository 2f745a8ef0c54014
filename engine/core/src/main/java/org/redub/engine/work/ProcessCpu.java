package org.redub.engine.work;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The CPU time of this process. Stateless. */
public final class ProcessCpu {
  private ProcessCpu() {}

  /**
   * CPU time of all threads so far, those of native libraries included; 0 if the platform does not
   * tell.
   */
  public static long nanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime())
        : 0;
  }
}
