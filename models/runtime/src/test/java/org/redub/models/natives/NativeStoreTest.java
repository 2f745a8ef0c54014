package org.redub.models.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeStoreTest {
  private static final int BYTES = 300_000;

  @TempDir private Path folder;
  private NativeStore store;
  private byte[] first;
  private byte[] second;
  private NativeSet set;

  @BeforeEach
  void makeAJarOfTwoLibraries() throws IOException {
    store = new NativeStore(folder.resolve("store of ann"));
    first = random(1);
    second = random(2);
    set = jar("runtime-1.2.jar", first, second);
  }

  private static byte[] random(int seed) {
    byte[] bytes = new byte[BYTES];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private NativeSet jar(String name, byte[] one, byte[] other) throws IOException {
    Path jar = folder.resolve(name);
    Files.createDirectories(jar.getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      write(out, "n/libone.so", one);
      write(out, "n/libother.so", other);
    }
    String root = "jar:" + jar.toUri() + "!/n/";
    return NativeSet.of(
        List.of(
            NativeLibrary.at(new java.net.URL(root + "libone.so")),
            NativeLibrary.at(new java.net.URL(root + "libother.so"))));
  }

  private static void write(OutputStream to, String name, byte[] content) throws IOException {
    JarOutputStream jar = (JarOutputStream) to;
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  private void assertIsWhole(Path unpacked) throws IOException {
    assertThat(unpacked.resolve("libone.so")).hasBinaryContent(first);
    assertThat(unpacked.resolve("libother.so")).hasBinaryContent(second);
    try (Stream<Path> files = Files.list(unpacked)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void unpacksToAFolderNamedAfterTheVersion() throws IOException {
    Path unpacked = store.unpack(set);
    assertThat(unpacked.getFileName().toString()).matches("runtime-1\\.2-[0-9a-f]{8}");
    assertIsWhole(unpacked);
  }

  @Test
  void writesNothingTheSecondTime() throws IOException {
    Path library = store.unpack(set).resolve("libone.so");
    FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(library, past);
    store.unpack(set);
    assertThat(Files.getLastModifiedTime(library)).isEqualTo(past);
  }

  @Test
  void replacesATruncatedAndAChangedLibrary() throws IOException {
    Path unpacked = store.unpack(set);
    Files.write(unpacked.resolve("libone.so"), new byte[BYTES / 2]);
    byte[] changed = second.clone();
    changed[BYTES / 2]++;
    Files.write(unpacked.resolve("libother.so"), changed);
    assertThat(store.unpack(set)).isEqualTo(unpacked);
    assertIsWhole(unpacked);
  }

  @Test
  void keepsOtherContentOfTheSameVersionApart() throws IOException {
    Path unpacked = store.unpack(set);
    Path other = store.unpack(jar("elsewhere/runtime-1.2.jar", second, first));
    assertThat(other).isNotEqualTo(unpacked);
    assertIsWhole(unpacked);
  }

  @Test
  void threadsShareAFolder() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Path>> unpacked = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        unpacked.add(threads.submit(() -> store.unpack(set)));
      }
      for (Future<Path> one : unpacked) {
        assertIsWhole(one.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    NativeStore impossible = new NativeStore(file);
    assertThatThrownBy(() -> impossible.unpack(set)).isInstanceOf(IOException.class);
    assertThat(file).hasContent("not a folder");
  }

  @Test
  void deletesOtherVersionsAfterTwoWeeks() throws IOException {
    Path old = store.unpack(jar("runtime-1.0.jar", second, second));
    Path recent = store.unpack(jar("runtime-1.1.jar", first, first));
    age(old, 15);
    age(recent, 13);
    Path current = store.unpack(set);
    age(current, 15);
    store.unpack(set);
    assertThat(old).doesNotExist();
    assertThat(recent).isDirectory();
    assertIsWhole(current);
  }

  @Test
  void deletesWhatAKilledProcessLeft() throws IOException {
    Path unpacked = store.unpack(set);
    Path part = Files.write(unpacked.resolve(".libone.so.redub-1.part"), new byte[10]);
    age(part, 15);
    store.unpack(set);
    assertIsWhole(unpacked);
  }

  @Test
  void keepsJavaCppsFoldersOfTheClassPath() throws IOException {
    Path used = Files.createDirectories(folder.resolve("cpp/ffmpeg-2.jar"));
    Path unused = Files.createDirectories(folder.resolve("cpp/ffmpeg-1.jar/org"));
    Files.write(unused.resolve("libavcodec.so"), new byte[1]);
    age(used, 400);
    age(unused.getParent(), 400);
    Path cpp = folder.resolve("cpp");
    String classPath = String.join(java.io.File.pathSeparator, "/lib/a.jar", "/lib/ffmpeg-2.jar");
    JavaCppLibraries.keepOnly(cpp, classPath, Instant.now());
    assertThat(cpp).isDirectoryContaining(f -> f.equals(used));
    assertThat(unused.getParent()).doesNotExist();
    assertThat(Files.getLastModifiedTime(used).toInstant())
        .isAfter(Instant.now().minus(Duration.ofHours(1)));
  }

  private static void age(Path file, int days) throws IOException {
    NativeStore.markUsed(file, Instant.now().minus(Duration.ofDays(days)));
  }
}
