package org.redub.models.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A long take must not grow the process: tensors die with the call that made them. Measured in a
 * JVM of its own, whose Java heap is all there from the start, so that what grows is native.
 */
class NativeMemoryTest {

  /**
   * With the scopes left open on purpose the process grew by 74 MiB, which is the size of the
   * output tensors; as it is, by 1.5 to 2.4 MiB, from the compiler and malloc.
   */
  private static final long MAX_GROWTH_KIB = 16 * 1024;

  private static final List<String> FIXED_HEAP =
      List.of("-Xms192m", "-Xmx192m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC");

  @Test
  void fiveHundredFramesLeaveNativeMemoryFlat() throws IOException, InterruptedException {
    assumeThat(NativeMemoryProbe.STATUS).as("Linux, to read a process's memory").isReadable();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder command = new ProcessBuilder(java);
    command.command().addAll(FIXED_HEAP);
    command.command().add("-Djava.awt.headless=true");
    command.command().addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.command().add(NativeMemoryProbe.class.getName());
    Process probe = command.redirectErrorStream(true).start();
    String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(probe.waitFor()).as(output).isZero();
    // A newer JDK warns of native code before the probe speaks.
    String told = output.lines().reduce((first, last) -> last).orElse("");
    assertThat(Long.parseLong(told.strip())).as("growth, KiB").isLessThan(MAX_GROWTH_KIB);
  }
}
