package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentencesTest {
  @TempDir private Path folder;

  @Test
  void splitsEntriesIntoSentencesWithoutAttribution() throws IOException {
    write(
        "wisdom",
        "The early bird catches the worm. The second\nmouse gets all the cheese!\n"
            + "\t\t-- Someone Famous, who wrote a long book about birds\n%\n"
            + "\"A quoted line is spoken without its quotes.\"\n");
    assertThat(Sentences.of(folder, List.of(), 1))
        .containsExactlyInAnyOrder(
            "The early bird catches the worm.",
            "The second mouse gets all the cheese!",
            "A quoted line is spoken without its quotes.");
  }

  @Test
  void leavesOutTextThatCannotBeSpoken() throws IOException {
    write(
        "mixed",
        "Too short.\n%\nThere were 12 of them in the kitchen then.\n%\n"
            + "SOMEBODY SHOUTED THIS AT ME ALL DAY.\n%\nWrite to someone@example about the worm.\n%\n"
            + "This goes on ".repeat(12)
            + "\n%\nOnly this one can be spoken as it is.\n");
    assertThat(Sentences.of(folder, List.of(), 1))
        .containsExactly("Only this one can be spoken as it is.");
  }

  @Test
  void seedDeterminesOrder() throws IOException {
    StringBuilder text = new StringBuilder();
    for (char c = 'a'; c <= 'z'; c++) {
      text.append("This is the sentence of letter ").append(c).append(".\n%\n");
    }
    write("letters", text.toString());
    List<String> first = Sentences.of(folder, List.of(), 1);
    assertThat(first).hasSize(26);
    assertThat(Sentences.of(folder, List.of(), 1)).isEqualTo(first);
    assertThat(Sentences.of(folder, List.of(), 2))
        .containsExactlyInAnyOrderElementsOf(first)
        .isNotEqualTo(first);
  }

  @Test
  void readsOnlyNamedTexts() throws IOException {
    write("one", "This sentence is of the first text.");
    write("two", "This sentence is of the second text.");
    write("two.dat", "This sentence is of an index file.");
    write("two.u8", "This sentence is of a link to it.");
    Files.createDirectory(folder.resolve("de"));
    assertThat(Sentences.of(folder, List.of("two"), 1))
        .containsExactly("This sentence is of the second text.");
    assertThat(Sentences.of(folder, List.of(), 1)).hasSize(2);
  }

  @Test
  void readsOldTextsInTheirEncoding() throws IOException {
    Files.write(
        folder.resolve("alt"),
        "Der Bär fährt über die große Brücke.".getBytes(StandardCharsets.ISO_8859_1));
    write("neu", "Die Tür öffnet sich ganz ohne Geräusch.");
    assertThat(Sentences.of(folder, List.of(), 1))
        .containsExactlyInAnyOrder(
            "Der Bär fährt über die große Brücke.", "Die Tür öffnet sich ganz ohne Geräusch.");
  }

  @Test
  void reportsMissingTextsWithTheirPackage() {
    assertThatThrownBy(() -> Sentences.of(folder, List.of(), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no sentences in " + folder)
        .hasMessageContaining("fortunes");
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> Sentences.of(absent, List.of(), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no texts in " + absent)
        .hasMessageContaining("fortunes");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
