package org.redub.models.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;

/** Starts ONNX Runtime in processes of their own, because it starts once in each. */
class OnnxRuntimeLibrariesTest {
  @TempDir private Path folder;

  /** Starts ONNX Runtime and ends at once, as if it were killed. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] args) {
      InferenceRuntime.create(DevicePreference.CPU);
      System.out.println(System.getProperty(OnnxRuntimeLibraries.PROPERTY));
      System.out.flush();
      Runtime.getRuntime().halt(0);
    }
  }

  private Process start(Path store) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("temp")),
            "-D" + NativeStore.PROPERTY + "=" + store,
            "-cp",
            System.getProperty("java.class.path"),
            Killed.class.getName())
        .redirectErrorStream(true)
        .start();
  }

  private String outputOf(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private List<String> leftInTemp() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("temp"))) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(name -> name.startsWith("onnxruntime-java"))
          .toList();
    }
  }

  @Test
  void twoProcessesLoadTheSameLibrariesAndLeaveNothing() throws Exception {
    Path store = folder.resolve("store");
    Process one = start(store);
    Process other = start(store);
    String used = outputOf(one);
    assertThat(outputOf(other)).isEqualTo(used);
    assertThat(Path.of(used)).isDirectory().hasParent(store);
    assertThat(leftInTemp()).isEmpty();
  }

  @Test
  void loadsADamagedLibraryNever() throws Exception {
    Path store = folder.resolve("store");
    Path used = Path.of(outputOf(start(store)));
    Path library;
    try (Stream<Path> files = Files.list(used)) {
      library = files.findFirst().orElseThrow();
    }
    byte[] good = Files.readAllBytes(library);
    Files.write(library, new byte[good.length]);
    assertThat(outputOf(start(store))).isEqualTo(used.toString());
    assertThat(library).hasBinaryContent(good);
  }

  @Test
  void unpacksToTheTemporaryFolderIfTheStoreCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(outputOf(start(file))).isEqualTo("null");
    assertThat(leftInTemp()).hasSize(1);
  }

  @Test
  void namesPlatformsAsOnnxRuntimeDoes() {
    assertThat(OnnxRuntimeLibraries.platform("Linux", "amd64")).isEqualTo("linux-x64");
    assertThat(OnnxRuntimeLibraries.platform("Windows 11", "amd64")).isEqualTo("win-x64");
    assertThat(OnnxRuntimeLibraries.platform("Mac OS X", "aarch64")).isEqualTo("osx-aarch64");
  }
}
