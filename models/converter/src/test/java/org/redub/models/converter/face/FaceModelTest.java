package org.redub.models.converter.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.npm.NpmPackage;
import org.redub.models.converter.npm.NpmTarball;
import org.redub.models.converter.testing.OnnxRunner;
import org.redub.models.converter.testing.TestFiles;

class FaceModelTest {
  @Test
  void convertsSourceToCommittedModelOnEveryRun() {
    byte[] first = FaceModel.DETECTION_SHORT.convert(TestFiles.shortRangeTflite());
    byte[] second = FaceModel.DETECTION_SHORT.convert(TestFiles.shortRangeTflite());
    assertThat(first).isEqualTo(second);
    assertThat(first)
        .as("renew the resource with ConvertFaceModels and raise CONVERTER_VERSION")
        .isEqualTo(TestFiles.committedModel("face_detection_short.onnx"));
  }

  @ParameterizedTest
  @EnumSource
  void convertsFetchedSourcesToCommittedModels(FaceModel model) {
    assertThat(model.convert(fetch(model)))
        .isEqualTo(TestFiles.committedModel(model.onnxFileName()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LANDMARK_ATTENTION | image [1, 3, 192, 192] -> landmarks [1, 478, 3], logit [1, 1], score [1, 1]
          DETECTION_SHORT    | image [1, 3, 128, 128] -> regressors [1, 896, 16], scores [1, 896]
          DETECTION_FULL     | image [1, 3, 192, 192] -> regressors [1, 2304, 16], scores [1, 2304]
          """)
  void hasDocumentedInputsAndOutputs(FaceModel model, String contract) {
    try (OnnxRunner runner = new OnnxRunner(TestFiles.committedModel(model.onnxFileName()))) {
      assertThat(runner.contract()).isEqualTo(contract);
    }
  }

  @ParameterizedTest
  @EnumSource
  void containsItsSourceAsMetadata(FaceModel model) {
    try (OnnxRunner runner = new OnnxRunner(TestFiles.committedModel(model.onnxFileName()))) {
      assertThat(runner.metadata())
          .containsEntry("source_package", model.source().npmPackage().coordinates())
          .containsEntry("source_file", model.source().fileName())
          .containsEntry("source_sha256", model.source().sha256())
          .containsEntry("licence", "Apache-2.0")
          .containsEntry("converter_version", FaceModel.CONVERTER_VERSION);
    }
  }

  @Test
  void rejectsDamagedSourcesWithMessage() {
    byte[] sound = TestFiles.shortRangeTflite();
    int rejected = countRejected(FaceModel.DETECTION_SHORT, sound, 24_000, 1000);
    assertThat(rejected).as("sources rejected with a message").isBetween(100, 999);
    for (int length = 0; length < sound.length; length += 997) {
      byte[] shortened = Arrays.copyOf(sound, length);
      assertThat(rejects(FaceModel.DETECTION_SHORT, shortened)).as("%d bytes", length).isTrue();
    }
  }

  @Test
  void rejectsDamagedLandmarkSourcesWithMessage() {
    byte[] sound = fetch(FaceModel.LANDMARK_ATTENTION);
    int rejected = countRejected(FaceModel.LANDMARK_ATTENTION, sound, 104_000, 100);
    assertThat(rejected).as("sources rejected with a message").isBetween(10, 99);
  }

  /**
   * Changes one byte at a time in the parts that describe the model: its first bytes and its end;
   * the rest are weights.
   */
  private static int countRejected(FaceModel model, byte[] sound, int endBytes, int times) {
    Random random = new Random(11);
    int rejected = 0;
    for (int i = 0; i < times; i++) {
      byte[] damaged = sound.clone();
      boolean atStart = i % 10 == 0;
      int position = atStart ? random.nextInt(480) : sound.length - 1 - random.nextInt(endBytes);
      damaged[position] = (byte) random.nextInt(256);
      rejected += rejects(model, damaged) ? 1 : 0;
    }
    return rejected;
  }

  private static boolean rejects(FaceModel model, byte[] source) {
    try {
      model.convert(source);
      return false;
    } catch (ConversionException e) {
      assertThat(e.getMessage()).contains(model.source().fileName());
      return true;
    }
  }

  private static byte[] fetch(FaceModel model) {
    NpmPackage npmPackage = model.source().npmPackage();
    String tarballName =
        npmPackage.coordinates().replace("@mediapipe/", "mediapipe-").replace('@', '-') + ".tgz";
    Optional<Path> tarball = TestFiles.fetched(tarballName);
    assumeTrue(tarball.isPresent(), "run fetch-sources for " + tarballName);
    return NpmTarball.open(tarball.get(), npmPackage).read(model.source());
  }
}
