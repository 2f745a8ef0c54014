package org.redub.models.converter.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.ConversionException.Code;
import org.redub.models.converter.testing.Tarballs;
import org.redub.models.converter.testing.TestFiles;

class NpmTarballTest {
  private static final String MANIFEST =
      "{\"name\": \"@mediapipe/face_detection\", \"version\": \"0.4.1657300184\"}";
  private static final String PLAIN = "package/face_detection_short_range.tflite";

  @TempDir Path folder;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  @BeforeEach
  void addSmallestPackage() {
    files.put("package/package.json", MANIFEST.getBytes(StandardCharsets.UTF_8));
    files.put("package/other.wasm", new byte[3000]);
    files.put(PLAIN, TestFiles.shortRangeTflite());
  }

  @Test
  void readsPlainFile() {
    assertThat(open().read(SourceFile.FACE_DETECTION_SHORT_RANGE))
        .isEqualTo(TestFiles.shortRangeTflite());
  }

  @Test
  void readsPackedFile() {
    byte[] model = files.remove(PLAIN);
    byte[] data = new byte[model.length + 100];
    System.arraycopy(model, 0, data, 64, model.length);
    files.put("package/a_packed_assets.data", data);
    files.put("package/a_packed_assets_loader.js", loader(64, 64 + model.length));
    assertThat(open().read(SourceFile.FACE_DETECTION_SHORT_RANGE)).isEqualTo(model);
  }

  @Test
  void rejectsWrongOffsetsOfPackedFiles() {
    files.put("package/a_packed_assets.data", new byte[10]);
    files.put("package/a_packed_assets_loader.js", loader(5, 11));
    assertFails(
        Code.CORRUPT,
        "bytes 5 to 11 of /some/where/face_detection_short_range.tflite are outside its 10 bytes",
        this::open);
    files.put(
        "package/a_packed_assets_loader.js", "loadPackage({".getBytes(StandardCharsets.UTF_8));
    assertFails(Code.CORRUPT, "of a_packed_assets.data lists no files", this::open);
    files.put(
        "package/a_packed_assets_loader.js",
        "loadPackage({\"files\": [null]});".getBytes(StandardCharsets.UTF_8));
    assertFails(Code.CORRUPT, "of a_packed_assets.data lists no files", this::open);
    files.remove("package/a_packed_assets_loader.js");
    assertFails(Code.CORRUPT, "no package/a_packed_assets_loader.js", this::open);
  }

  @Test
  void rejectsAnotherPackage() {
    files.put(
        "package/package.json",
        MANIFEST.replace("1657300184", "1620873106").getBytes(StandardCharsets.UTF_8));
    assertFails(
        Code.WRONG_PACKAGE,
        "is @mediapipe/face_detection@0.4.1620873106, expected @mediapipe/face_detection@0.4.1657300184",
        this::open);
    files.put("package/package.json", "name: x".getBytes(StandardCharsets.UTF_8));
    assertFails(Code.CORRUPT, "package/package.json is not JSON", this::open);
    files.remove("package/package.json");
    assertFails(Code.WRONG_PACKAGE, "is no npm package", this::open);
  }

  @Test
  void rejectsChangedFile() {
    files.get(PLAIN)[100_000] ^= 1;
    NpmTarball tarball = open();
    assertFails(
        Code.CHECKSUM_MISMATCH,
        "expected 3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633",
        () -> tarball.read(SourceFile.FACE_DETECTION_SHORT_RANGE));
    assertFails(
        Code.CORRUPT,
        "has no file face_detection_full_range.tflite",
        () -> tarball.read(SourceFile.FACE_DETECTION_FULL_RANGE));
  }

  @Test
  void rejectsDamagedArchive() throws IOException {
    byte[] sound = Tarballs.of(files);
    assertFails(Code.UNREADABLE, "gzipped tar", () -> open(new byte[] {1, 2, 3}));
    assertFails(Code.UNREADABLE, "gzipped tar", () -> open(Arrays.copyOf(sound, 900)));
    assertFails(
        Code.UNREADABLE,
        "missing.tgz",
        () -> NpmTarball.open(folder.resolve("missing.tgz"), NpmPackage.FACE_DETECTION));
  }

  @Test
  void rejectsDamagedTarHeader() throws IOException {
    byte[] tar;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Tarballs.of(files)))) {
      tar = in.readAllBytes();
    }
    tar[0] = 'q';
    ByteArrayOutputStream damaged = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(damaged)) {
      out.write(tar);
    }
    assertFails(
        Code.CORRUPT,
        "the tar header of 'qackage/package.json' does not match its checksum",
        () -> open(damaged.toByteArray()));
  }

  private NpmTarball open() {
    return open(Tarballs.of(files));
  }

  private NpmTarball open(byte[] archive) {
    try {
      Path file = Files.write(folder.resolve("package.tgz"), archive);
      return NpmTarball.open(file, NpmPackage.FACE_DETECTION);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] loader(long start, long end) {
    return ("var loadPackage = function(metadata) {};\nloadPackage({\"files\": [{\"filename\": "
            + "\"/some/where/face_detection_short_range.tflite\", \"start\": "
            + start
            + ", \"end\": "
            + end
            + "}], \"package_uuid\": \"x\"});\n})();\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void assertFails(Code code, String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ConversionException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
