package org.redub.audio.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MelConfigTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void survivesRoundTripThroughJson() throws Exception {
    for (MelConfig config : MelSpectrogrammerTest.recipes()) {
      String text = json.writeValueAsString(config);
      assertThat(json.readValue(text, MelConfig.class)).isEqualTo(config);
    }
  }

  @Test
  void readsCardWithoutUnusedCompressionFields() throws Exception {
    String card =
        """
        {"sampleRateHz": 16000, "preEmphasis": 0.97, "fftSize": 800, "windowSamples": 800,
         "hopSamples": 200, "bands": 80, "minHz": 55, "maxHz": 7600, "scale": "SLANEY",
         "filterNorm": "SLANEY_AREA", "spectrum": "MAGNITUDE", "padding": "REFLECT",
         "compression": {"kind": "DECIBEL_CLIPPED", "floor": 1e-5, "minLevelDb": -100,
                         "referenceLevelDb": 20, "maxAbs": 4}}
        """;
    assertThat(json.readValue(card, MelConfig.class)).isEqualTo(MelConfig.WAV2LIP);
  }

  @Test
  void rejectsRecipesThatCannotWork() {
    assertThatThrownBy(() -> with(801, 800, 7600))
        .hasMessageContaining("fftSize")
        .hasMessageEndingWith("801");
    assertThatThrownBy(() -> with(1 << 20, 800, 7600)).hasMessageContaining("4 to 65536");
    assertThatThrownBy(() -> withBands(1_000_000_000))
        .hasMessageContaining("bands must be 1 to 4096, got 1000000000");
    assertThatThrownBy(() -> with(512, 800, 7600))
        .hasMessageContaining("2 to fftSize 512, got 800");
    assertThatThrownBy(() -> with(800, 800, 8001)).hasMessageContaining("at most half of 16000");
    assertThatThrownBy(() -> MelCompression.decibelClipped(0, -100, 20, 4))
        .hasMessageContaining("floor");
    assertThatThrownBy(() -> MelCompression.decibelClipped(1e-5, 0, 20, 4))
        .hasMessageContaining("minLevelDb < 0");
    assertThatThrownBy(() -> MelCompression.logFollowed(1e-5, 80, -1, 0.1, 1e-3))
        .hasMessageContaining("lookAheadColumns");
  }

  private static MelConfig withBands(int bands) {
    MelConfig c = MelConfig.WAV2LIP;
    return new MelConfig(
        c.sampleRateHz(),
        c.preEmphasis(),
        c.fftSize(),
        c.windowSamples(),
        c.hopSamples(),
        bands,
        c.minHz(),
        c.maxHz(),
        c.scale(),
        c.filterNorm(),
        c.spectrum(),
        c.padding(),
        c.compression());
  }

  private static MelConfig with(int fftSize, int windowSamples, double maxHz) {
    MelConfig c = MelConfig.WAV2LIP;
    return new MelConfig(
        c.sampleRateHz(),
        c.preEmphasis(),
        fftSize,
        windowSamples,
        c.hopSamples(),
        c.bands(),
        c.minHz(),
        maxHz,
        c.scale(),
        c.filterNorm(),
        c.spectrum(),
        c.padding(),
        c.compression());
  }
}
