package org.redub.engine.media.write;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs main classes of the tests in separate processes. */
public final class ChildJvm {

  private ChildJvm() {}

  /** The command line that runs {@code main} with these options of the virtual machine. */
  public static List<String> command(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    if (Runtime.version().feature() >= 22) {
      // Prevents a warning about native code on the stream that tests read.
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  public static Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // With many threads glibc uses many arenas, which looks like a leak.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return builder.start();
  }

  /** All output of a process until it ends. */
  public static String outputOf(Process process) throws IOException, InterruptedException {
    try {
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the process closed its output and did not end: " + text);
      }
      return text;
    } finally {
      process.destroyForcibly();
    }
  }
}
