package org.redub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;

/** Runs the launcher in a built checkout whose folder has a space in its name. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final Path LAUNCHER = Path.of("../../redub");
  private static final String VERSION = "redub \\d\\S* \\(Java [^\\n]*\\)\\n";

  @TempDir private Path folder;
  private Path checkout;
  private Path target;

  @BeforeEach
  void makeACheckout() throws IOException {
    checkout = Files.createDirectories(folder.resolve("check out"));
    target = Files.createDirectories(checkout.resolve("target"));
    Files.copy(LAUNCHER, checkout.resolve("redub"));
    Files.createFile(checkout.resolve("pom.xml"));
    Path lib = Files.createDirectories(checkout.resolve("engine/cli/target/lib"));
    int count = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      count++;
      if (Files.isDirectory(path)) {
        jar(path, lib.resolve("redub-%02d.jar".formatted(count)));
      } else if (Files.exists(path)) {
        linkOrCopy(path, lib.resolve("%02d-%s".formatted(count, path.getFileName())));
      }
    }
    Files.writeString(target.resolve("redub.stamp"), "build \n");
  }

  private static void linkOrCopy(Path jar, Path to) throws IOException {
    try {
      Files.createLink(to, jar);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(jar, to);
    }
  }

  private static void jar(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(file).toString();
        // The test class path may have several manifests and module descriptors; none is needed.
        if (!name.startsWith("META-INF")) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(file, (OutputStream) out);
          out.closeEntry();
        }
      }
    }
  }

  private String run(String options, String... arguments) throws Exception {
    Finished finished = run(options, Map.of(), arguments);
    assertThat(finished.exitCode()).as(finished.output()).isZero();
    return finished.output();
  }

  private record Finished(int exitCode, String output) {}

  private Finished run(String options, Map<String, String> environment, String... arguments)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of("sh", checkout.resolve("redub").toString()), Stream.of(arguments))
                .toList());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("REDUB_JAVA_OPTS", options);
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().remove("REDUB_BUILD_ARGS");
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Finished(process.exitValue(), output);
  }

  /** As cron and bare containers start programs, and with a folder of the user's choice. */
  @Test
  void obeysTheEnvironment() throws Exception {
    Files.createDirectory(target.resolve("redub.lock"));
    for (List<String> locale :
        List.of(List.of("C", "C"), List.of("", ""), List.of("", "xx_YY.UTF-8"))) {
      Map<String, String> bare =
          Map.of("LC_ALL", locale.get(0), "LANG", locale.get(1), "LC_CTYPE", "");
      Finished finished =
          run("", bare, "cues", "--speech", "dé/日本.wav", "--out", folder + "/x.csv");
      assertThat(finished.output()).contains("input file 'dé/日本.wav' does not exist");
      assertThat(finished.exitCode()).isEqualTo(ErrorCode.INPUT_NOT_FOUND.exitCode());
    }

    Path temp = Files.createDirectory(folder.resolve("te mp"));
    Map<String, String> chosen = Map.of("TMPDIR", temp.toString());
    assertThat(run("-XshowSettings:properties", chosen, "--version").output())
        .contains("java.io.tmpdir = " + temp);
    Path missing = folder.resolve("missing");
    Finished finished =
        run(
            "",
            Map.of("TMPDIR", missing.toString()),
            "cues",
            "--speech",
            silence().toString(),
            "--out",
            folder + "/x.csv");
    assertThat(finished.output())
        .contains("'" + missing + "', cannot be written to: it does not exist; set TMPDIR");
    assertThat(finished.exitCode()).isEqualTo(ErrorCode.FOLDER_UNUSABLE.exitCode());
  }

  private Path silence() throws IOException {
    Path file = folder.resolve("silence.wav");
    AudioFormat format = new AudioFormat(16_000, 16, 1, true, false);
    byte[] samples = new byte[32_000];
    try (AudioInputStream sound =
        new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2)) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      List<Path> archives = files.filter(f -> f.toString().endsWith(".jsa")).toList();
      assertThat(archives).hasSize(1);
      return archives.get(0);
    }
  }

  @Test
  void startsFromAnArchiveOfClassesAndIgnoresADamagedOne() throws Exception {
    assertThat(run("", "--version")).matches(VERSION);
    // With -Xshare:on the JVM refuses to start without a usable archive.
    assertThat(run("-Xshare:on", "--version")).matches(VERSION);
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files).as("archive, its key and the stamp").hasSize(3);
    }

    Path archive = archive();
    assertThat(archive.toFile().setWritable(true)).isTrue();
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    assertThat(run("", "--version")).matches(VERSION);

    Path key = Path.of(archive + ".key");
    Files.writeString(key, "another Java\n");
    assertThat(run("", "--version")).matches(VERSION);
    assertThat(run("-Xshare:on", "--version")).matches(VERSION);
  }

  @Test
  void keepsTheChosenBuild() throws Exception {
    // The checkout has no build script: building again would fail.
    Files.writeString(target.resolve("redub.stamp"), "build -Pgpu\n");
    assertThat(run("", "--gpu=installed", "--version")).matches(VERSION);
    assertThat(target.resolve("redub.build")).hasContent("-Pgpu");
    assertThat(run("", "--version")).matches(VERSION);

    Files.writeString(target.resolve("redub.stamp"), "build \n");
    assertThat(run("", "--no-gpu", "--version")).matches(VERSION);
    assertThat(run("", "--version")).matches(VERSION);
  }

  @Test
  void acceptsAnyOptionOfTheJvm() throws Exception {
    Files.createDirectory(target.resolve("redub.lock"));
    assertThat(run("-XX:+UseParallelGC -Xshare:off", "--version")).matches(VERSION);
    assertThat(run("-Xmx40g", "--version")).matches(VERSION);
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files).as("no archive while another process builds").hasSize(2);
    }
  }
}
