package org.redub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.cli.command.DoctorCommand;
import org.redub.cli.doctor.Finding.Level;

class MachineChecksTest {
  private static final long GB = 1L << 30;

  private static final Machine GOOD =
      new Machine(
          new Machine.Java(17, "17.0.15", "Someone", 2),
          "linux",
          "x86_64",
          new Machine.Memory(8 * GB, 4 * GB, "-XX:MaxRAMPercentage=50"),
          new Machine.Folder(Path.of("temp"), true, 50 * GB),
          new Machine.Folder(Path.of("natives"), true, 50 * GB));

  private static Level level(Machine machine, String about) {
    return new MachineChecks(machine, name -> true)
        .run().stream().filter(f -> f.about().equals(about)).findFirst().orElseThrow().level();
  }

  @Test
  void acceptsASuitableMachine() {
    assertThat(new MachineChecks(GOOD, name -> true).run())
        .hasSize(8)
        .allMatch(f -> f.level() == Level.OK);
  }

  @Test
  void refusesAnOldJava() {
    Machine outdated =
        new Machine(
            new Machine.Java(11, "11.0.2", "Someone", 2),
            GOOD.os(),
            GOOD.arch(),
            GOOD.memory(),
            GOOD.temp(),
            GOOD.natives());
    assertThat(level(outdated, "Java")).isEqualTo(Level.FAIL);
  }

  @Test
  void warnsOfLittleMemory() {
    Machine small =
        new Machine(
            GOOD.java(),
            GOOD.os(),
            GOOD.arch(),
            new Machine.Memory(GB, GB / 4, ""),
            GOOD.temp(),
            GOOD.natives());
    assertThat(level(small, "Memory")).isEqualTo(Level.WARN);
    assertThat(level(small, "Java heap")).isEqualTo(Level.WARN);
  }

  @Test
  void saysWhyTheHeapHasItsSize() {
    assertThat(heap("-XX:MaxRAMPercentage=50")).contains("up to 4.0 GB, half of the memory");
    assertThat(heap("-Xmx4g")).isEqualTo("up to 4.0 GB, as -Xmx4g says");
    assertThat(heap("")).isEqualTo("up to 4.0 GB, Java's own limit");
  }

  private static String heap(String option) {
    Machine machine =
        new Machine(
            GOOD.java(),
            GOOD.os(),
            GOOD.arch(),
            new Machine.Memory(8 * GB, 4 * GB, option),
            GOOD.temp(),
            GOOD.natives());
    return new MachineChecks(machine, name -> true)
        .run().stream()
            .filter(f -> f.about().equals("Java heap"))
            .findFirst()
            .orElseThrow()
            .detail();
  }

  @Test
  void readsTheHeapOptionThatCounts() {
    assertThat(Machine.heapOption(List.of("-XX:MaxRAMPercentage=50", "-Xms64m", "-Xmx3g", "-Da=b")))
        .isEqualTo("-Xmx3g");
    assertThat(Machine.heapOption(List.of("-Xms64m"))).isEmpty();
  }

  @Test
  void warnsIfNativeLibrariesCannotBeKept() {
    Machine readOnly =
        new Machine(
            GOOD.java(),
            GOOD.os(),
            GOOD.arch(),
            GOOD.memory(),
            GOOD.temp(),
            new Machine.Folder(Path.of("n"), false, 50 * GB));
    assertThat(level(readOnly, "Native libraries")).isEqualTo(Level.WARN);
  }

  @Test
  void judgesAFolderThatDoesNotExistByItsParent(@TempDir Path folder) {
    assertThat(Machine.Folder.of(folder.resolve("a/b")).writable()).isTrue();
    assertThat(Machine.Folder.of(folder.resolve("a/b")).freeBytes()).isPositive();
  }

  @Test
  void requiresAWritableTemporaryFolderWithSpace() {
    assertThat(
            level(withTemp(new Machine.Folder(Path.of("t"), false, 50 * GB)), "Temporary folder"))
        .isEqualTo(Level.FAIL);
    assertThat(level(withTemp(new Machine.Folder(Path.of("t"), true, GB / 10)), "Temporary folder"))
        .isEqualTo(Level.FAIL);
    assertThat(level(withTemp(new Machine.Folder(Path.of("t"), true, GB)), "Temporary folder"))
        .isEqualTo(Level.WARN);
  }

  @Test
  void findsNativeLibrariesOfThePlatform() {
    Machine mac =
        new Machine(GOOD.java(), "macosx", "arm64", GOOD.memory(), GOOD.temp(), GOOD.natives());
    List<String> available =
        List.of(
            "org/bytedeco/ffmpeg/macosx-arm64-gpl/libjniavcodec.dylib",
            "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib");
    assertThat(new MachineChecks(mac, available::contains).run())
        .allMatch(f -> f.level() == Level.OK);
    assertThat(new MachineChecks(GOOD, available::contains).run())
        .filteredOn(f -> f.level() == Level.FAIL)
        .extracting(Finding::about)
        .containsExactly("FFmpeg", "ONNX Runtime");
  }

  @Test
  void returnsExitCode1IfOneCheckFails() {
    StringWriter text = new StringWriter();
    List<Finding> warned = List.of(Finding.ok("a", "b"), Finding.warn("c", "d"));
    assertThat(DoctorCommand.print(warned, new PrintWriter(text))).isZero();
    List<Finding> failed = List.of(Finding.fail("e", "f"), Finding.ok("a", "b"));
    assertThat(DoctorCommand.print(failed, new PrintWriter(text))).isEqualTo(1);
    assertThat(text.toString()).contains("Redub works on", "Redub does not work on");
  }

  @Test
  void namesSystemsAndProcessorsLikeJavaCpp() {
    assertThat(Machine.os("Mac OS X")).isEqualTo("macosx");
    assertThat(Machine.os("Windows 11")).isEqualTo("windows");
    assertThat(Machine.arch("amd64")).isEqualTo("x86_64");
    assertThat(Machine.arch("aarch64")).isEqualTo("arm64");
  }

  private static Machine withTemp(Machine.Folder temp) {
    return new Machine(GOOD.java(), GOOD.os(), GOOD.arch(), GOOD.memory(), temp, GOOD.natives());
  }
}
