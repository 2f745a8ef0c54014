package org.redub.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps packages, of tests as well, small enough to read. */
class PackageSizeTest {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final int MOST_FILES = 30;

  /** Fewer packages mean that the search looked in the wrong place. */
  private static final int LEAST_PACKAGES = 100;

  @Test
  void noPackageHasMoreThan30Files() throws IOException {
    Map<Path, Long> packages = filesPerPackage(REPOSITORY);
    assertThat(packages).hasSizeGreaterThanOrEqualTo(LEAST_PACKAGES);
    assertThat(packages)
        .allSatisfy((p, files) -> assertThat(files).isLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void countsFilesOfMainAndTestsSeparately(@TempDir Path folder) throws IOException {
    Path main = Files.createDirectories(folder.resolve("a/src/main/java/a"));
    Path test = Files.createDirectories(folder.resolve("a/src/test/java/a"));
    for (Path file : new Path[] {main.resolve("A.java"), main.resolve("B.java")}) {
      Files.createFile(file);
    }
    Files.createFile(test.resolve("ATest.java"));
    Files.createFile(test.resolve("golden.txt"));
    assertThat(filesPerPackage(folder))
        .containsOnly(
            Map.entry(folder.relativize(main), 2L), Map.entry(folder.relativize(test), 1L));
  }

  private static Map<Path, Long> filesPerPackage(Path repository) throws IOException {
    try (Stream<Path> files = Files.walk(repository)) {
      return files
          .map(repository::relativize)
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> Stream.of(file.toString().split("[/\\\\]")).noneMatch("target"::equals))
          .collect(groupingBy(Path::getParent, TreeMap::new, counting()));
    }
  }
}
