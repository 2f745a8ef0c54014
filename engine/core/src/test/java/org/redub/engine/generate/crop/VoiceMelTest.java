package org.redub.engine.generate.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.audio.mel.MelConfig;
import org.redub.audio.mel.MelWindow;
import org.redub.engine.DemoFiles;
import org.redub.engine.generate.VoiceInTake;
import org.redub.engine.media.file.MediaFile;
import org.redub.models.ModelException;

class VoiceMelTest {
  @TempDir Path folder;

  @Test
  void hearsTheVoiceTrackOnTheTakesClock() throws Exception {
    try (MediaFile voice = MediaFile.open(DemoFiles.speech(folder))) {
      VoiceMel mel = VoiceMel.read(new VoiceInTake(voice, 0), MelConfig.WAV2LIP);
      VoiceMel later = VoiceMel.read(new VoiceInTake(voice, 1_000_000), MelConfig.WAV2LIP);
      float[] window = mel.at(2_000_000, MelWindow.WAV2LIP);
      assertThat(window).hasSize(80 * 16);
      assertThat(later.at(3_000_000, MelWindow.WAV2LIP)).containsExactly(window);
      // Before the voice track there is silence.
      assertThat(later.at(0, MelWindow.WAV2LIP)).containsOnly(-4f);
    }
  }

  @Test
  void refusesARecipeForSoundOfAnotherRate() throws Exception {
    MelConfig w = MelConfig.WAV2LIP;
    MelConfig other =
        new MelConfig(
            22_050,
            w.preEmphasis(),
            w.fftSize(),
            w.windowSamples(),
            w.hopSamples(),
            w.bands(),
            w.minHz(),
            w.maxHz(),
            w.scale(),
            w.filterNorm(),
            w.spectrum(),
            w.padding(),
            w.compression());
    try (MediaFile voice = MediaFile.open(DemoFiles.speech(folder))) {
      assertThatThrownBy(() -> VoiceMel.read(new VoiceInTake(voice, 0), other))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("22050 Hz")
          .hasMessageContaining("16000 Hz");
    }
  }
}
