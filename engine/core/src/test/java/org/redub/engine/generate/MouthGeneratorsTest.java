package org.redub.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.generate.crop.CropGenerator;
import org.redub.engine.generate.donor.DonorGenerator;
import org.redub.engine.run.Networks;
import org.redub.engine.work.Workers;
import org.redub.models.DevicePreference;
import org.redub.models.ModelException;
import org.redub.models.ModelStore;

class MouthGeneratorsTest {
  private static final MouthGenerators GENERATORS =
      new MouthGenerators(DonorGenerator.kind(), CropGenerator.kind());
  private static Workers workers;
  private static Networks networks;

  @BeforeAll
  static void load() {
    workers = Workers.of(1);
    networks = Networks.open(ModelStore.embedded(), DevicePreference.CPU, workers);
  }

  @AfterAll
  static void unload() {
    networks.close();
    workers.close();
  }

  @Test
  void opensADonorGeneratorThatBorrowsAndMovesTheJaw() {
    try (MouthGenerator donor = GENERATORS.open("donor", networks)) {
      assertThat(donor.id()).isEqualTo("donor");
      assertThat(donor.requirements()).isEqualTo(new Requirements(true, true, null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "crop", "crop:", "donor:some"})
  void namesTheKindsWhereAnIdIsOfNone(String id) {
    assertThatThrownBy(() -> GENERATORS.open(id, networks))
        .isInstanceOfSatisfying(
            RedubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNUSABLE))
        .hasMessage("no generator '%s'; there are crop:MODEL, donor".formatted(id));
  }

  @Test
  void refusesAModelThatDrawsNoMouths() {
    assertThatThrownBy(() -> GENERATORS.open("crop:mouth-shape-2", networks))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "model mouth-shape-2 has the task 'mouth-shape', a mouth generator needs 'face-crop'");
  }

  @Test
  void saysWhichModelIsMissing() {
    assertThatThrownBy(() -> GENERATORS.open("crop:absent", networks))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no model 'absent'");
  }
}
