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
  void theCarriedSourceGivesTheCommittedModelOnEveryRun() {
    byte[] first = FaceModel.DETECTION_SHORT.convert(TestFiles.shortRangeTflite());
    byte[] second = FaceModel.DETECTION_SHORT.convert(TestFiles.shortRangeTflite());
    assertThat(first).isEqualTo(second);
    assertThat(first)
        .as("renew the resource with ConvertFaceModels and raise CONVERTER_VERSION")
        .isEqualTo(TestFiles.committedModel("face_detection_short.onnx"));
  }

  @ParameterizedTest
  @EnumSource
  void theFetchedSourcesGiveTheCommittedModels(FaceModel model) {
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
  void hasTheAgreedInputsAndOutputs(FaceModel model, String contract) {
    try (OnnxRunner runner = new OnnxRunner(TestFiles.committedModel(model.onnxFileName()))) {
      assertThat(runner.contract()).isEqualTo(contract);
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysWhereItComesFrom(FaceModel model) {
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
  void aDamagedSourceIsNamedNeverACrash() {
    byte[] sound = TestFiles.shortRangeTflite();
    int refused = refusedOfDamaged(FaceModel.DETECTION_SHORT, sound, 24_000, 1000);
    assertThat(refused).as("sources refused by name").isBetween(100, 999);
    for (int length = 0; length < sound.length; length += 997) {
      byte[] shortened = Arrays.copyOf(sound, length);
      assertThat(refuses(FaceModel.DETECTION_SHORT, shortened)).as("%d bytes", length).isTrue();
    }
  }

  @Test
  void aDamagedLandmarkSourceIsNamedNeverACrash() {
    byte[] sound = fetch(FaceModel.LANDMARK_ATTENTION);
    int refused = refusedOfDamaged(FaceModel.LANDMARK_ATTENTION, sound, 104_000, 100);
    assertThat(refused).as("sources refused by name").isBetween(10, 99);
  }

  /**
   * Changes one byte at a time of what describes the model: its first bytes and its end; the rest
   * are weights.
   */
  private static int refusedOfDamaged(FaceModel model, byte[] sound, int endBytes, int times) {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < times; i++) {
      byte[] damaged = sound.clone();
      boolean atStart = i % 10 == 0;
      int position = atStart ? random.nextInt(480) : sound.length - 1 - random.nextInt(endBytes);
      damaged[position] = (byte) random.nextInt(256);
      refused += refuses(model, damaged) ? 1 : 0;
    }
    return refused;
  }

  private static boolean refuses(FaceModel model, byte[] source) {
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
