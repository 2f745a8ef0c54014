package org.redub.models.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Finds out why native libraries cannot be loaded from the folder they are unpacked to. Stateless.
 */
public final class NativeFolderCheck {
  /** Two versions of FFmpeg's and ONNX Runtime's libraries. */
  private static final long NEEDED_BYTES = 100_000_000;

  private NativeFolderCheck() {}

  /** What is wrong with the folder, and what to do; empty if nothing is. */
  public static Optional<String> problem() {
    return folder()
        .flatMap(
            folder ->
                fault(folder)
                    .map(
                        fault ->
                            "native libraries cannot be loaded from '%s': %s; name another folder"
                                    .formatted(folder, fault)
                                + " with REDUB_JAVA_OPTS=-Dredub.natives=FOLDER"));
  }

  private static Optional<Path> folder() {
    String javaCpp = System.getProperty(JavaCppLibraries.PROPERTY);
    return javaCpp != null
        ? Optional.of(Path.of(javaCpp))
        : NativeStore.ofUser().map(NativeStore::folder);
  }

  static Optional<String> fault(Path folder) {
    try {
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).getUsableSpace() < NEEDED_BYTES) {
        return Optional.of("its disk is full");
      }
      return canRun(folder)
          ? Optional.empty()
          : Optional.of("its file system does not allow programs (mounted noexec)");
    } catch (IOException e) {
      return Optional.of("it cannot be written to");
    }
  }

  /** Whether files in the folder may be executed. */
  private static boolean canRun(Path folder) throws IOException {
    Path script = Files.createTempFile(folder, "try", ".sh");
    try {
      if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        return true;
      }
      Files.write(script, List.of("#!/bin/sh", "exit 0"));
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      return runs(script);
    } finally {
      Files.delete(script);
    }
  }

  private static boolean runs(Path script) {
    try {
      return new ProcessBuilder(script.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
