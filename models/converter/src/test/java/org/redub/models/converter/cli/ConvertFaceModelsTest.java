package org.redub.models.converter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.converter.testing.Tarballs;
import org.redub.models.converter.testing.TestFiles;

class ConvertFaceModelsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsUsageForWrongArguments() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("error: --face-mesh is missing", "usage: ConvertFaceModels --face-mesh");
    assertThat(run("--colour", "red")).isEqualTo(2);
    assertThat(run("--out")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("'--colour' is not an option", "'--out' is missing its value");
  }

  @Test
  void failsWithOneLineAndWritesNothing() throws IOException {
    Path other = folder.resolve("other.tgz");
    byte[] manifest =
        "{\"name\": \"left-pad\", \"version\": \"1.3.0\"}".getBytes(StandardCharsets.UTF_8);
    Files.write(other, Tarballs.of(Map.of("package/package.json", manifest)));
    Path results = folder.resolve("results");
    assertThat(
            run(
                "--face-mesh", other.toString(),
                "--face-detection", other.toString(),
                "--out", results.toString()))
        .isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("error: ")
        .contains("other.tgz")
        .endsWith("is left-pad@1.3.0, expected @mediapipe/face_mesh@0.4.1657299874");
    assertThat(results).doesNotExist();
  }

  @Test
  void writesAllFiles() throws IOException {
    var mesh = TestFiles.fetched("mediapipe-face_mesh-0.4.1657299874.tgz");
    var detection = TestFiles.fetched("mediapipe-face_detection-0.4.1657300184.tgz");
    assumeTrue(mesh.isPresent() && detection.isPresent(), "run fetch-sources");
    int status =
        run(
            "--face-mesh", mesh.get().toString(),
            "--face-detection", detection.get().toString(),
            "--out", folder.toString());
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "face_landmark_attention.onnx",
              "face_detection_short.onnx",
              "face_detection_full.onnx",
              "canonical_face.obj");
    }
    assertThat(folder.resolve("face_detection_full.onnx"))
        .hasBinaryContent(TestFiles.committedModel("face_detection_full.onnx"));
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(4)
        .last()
        .asString()
        .startsWith("a7d7e4d5ad506d0d17e0382926d153f95bf8783c37d4b18c32348f10ae1005e8  45997  ");
  }

  private int run(String... args) {
    return ConvertFaceModels.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
