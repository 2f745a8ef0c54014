package org.redub.models.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusFileTest {
  @TempDir private Path folder;

  @Test
  void readsWhatWasWritten() throws IOException {
    Utterance seen =
        new Utterance(
            "ë né",
            new short[] {-3, 5},
            new float[0],
            new byte[0],
            new float[] {1.5f, -2},
            new boolean[] {true, false, true});
    List<Utterance> corpus = List.of(Drawn.noise("a", 33, 1), seen, Drawn.noise("b", 2, 2));
    Path file = folder.resolve("a.corpus");
    CorpusFile.write(file, corpus);
    List<Utterance> read = CorpusFile.read(file);
    assertThat(read).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(read.get(i)).usingRecursiveComparison().isEqualTo(corpus.get(i));
    }
    assertThat(folder).isDirectoryNotContaining(f -> !f.equals(file));
  }

  @Test
  void rejectsFileThatIsNotACorpus() throws IOException {
    Path file = folder.resolve("text.corpus");
    Files.writeString(file, "this is not a corpus");
    assertThatThrownBy(() -> CorpusFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("not a corpus of this version");
  }

  @Test
  void rejectsCorpusTruncatedAnywhere() throws IOException {
    Path file = folder.resolve("cut.corpus");
    CorpusFile.write(file, List.of(Drawn.noise("a", 4, 1)));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> CorpusFile.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("truncated");
    }
  }
}
