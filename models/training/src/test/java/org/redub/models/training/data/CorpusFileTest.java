package org.redub.models.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.models.training.corpus.SoundFile;

class CorpusFileTest {
  @Test
  void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
    List<Utterance> corpus = TinyCorpus.of(3);
    Path file = folder.resolve("corpus");
    CorpusFile.write(file, corpus);
    List<Utterance> read = CorpusFile.read(file);
    assertThat(read).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(read.get(i).speaker()).isEqualTo(corpus.get(i).speaker());
      assertThat(read.get(i).mel()).isEqualTo(corpus.get(i).mel());
      assertThat(read.get(i).articulators()).isEqualTo(corpus.get(i).articulators());
      assertThat(read.get(i).phones()).isEqualTo(corpus.get(i).phones());
      assertThat(read.get(i).motions()).isEqualTo(corpus.get(i).motions());
      assertThat(read.get(i).certain()).isEqualTo(corpus.get(i).certain());
    }
    Files.writeString(file, "something else than a corpus");
    assertThatThrownBy(() -> CorpusFile.read(file)).hasMessageContaining("delete it");
  }

  @Test
  void packingLosesLessThanAnyNoise() {
    float[] sound = new float[16_000];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (0.3 * Math.sin(i * 0.05 + 1e-5 * i * i));
    }
    MelSpectrogram mel = SoundFile.mel(sound);
    float[] unpacked = Utterance.unpack(Utterance.pack(mel));
    for (int band = 0; band < mel.bands(); band++) {
      for (int column = 0; column < mel.columns(); column++) {
        assertThat(unpacked[band * mel.columns() + column])
            .isCloseTo(mel.value(band, column), within(1e-3f));
      }
    }
  }
}
