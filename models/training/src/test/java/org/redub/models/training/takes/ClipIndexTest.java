package org.redub.models.training.takes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipIndexTest {
  private static final String HEADER = "path,speaker,language,licence,use\n";

  @TempDir private Path folder;

  @Test
  void readsSpeakersAndValidationFromIndex() throws IOException {
    Path index =
        write(
            "INDEX.csv", HEADER + "a/x.mp4,ann,en,CC-BY-4.0,train\n" + "y.mp4,bob,,,validation\n");
    ClipEntry ann = new ClipEntry(folder.resolve("a/x.mp4"), "ann", "en", "CC-BY-4.0", false);
    ClipEntry bob = new ClipEntry(folder.resolve("y.mp4"), "bob", "", "", true);
    assertThat(ClipIndex.read(folder)).containsExactly(ann, bob);
    assertThat(ClipIndex.read(index)).containsExactly(ann, bob);
  }

  @Test
  void everyVideoIsASpeakerWithoutIndex() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    write("b.MP4", "");
    write("sub/a.webm", "");
    write("sub/b.MP4", "");
    write("notes.txt", "");
    assertThat(ClipIndex.read(folder))
        .containsExactly(
            new ClipEntry(folder.resolve("b.MP4"), "b.MP4", "", "", false),
            new ClipEntry(folder.resolve("sub/a.webm"), "sub/a.webm", "", "", false),
            new ClipEntry(folder.resolve("sub/b.MP4"), "sub/b.MP4", "", "", false));
  }

  @Test
  void rejectsOtherColumnsAndNamesBothHeaders() throws IOException {
    Path index = write("INDEX.csv", "file,who\nx.mp4,ann\n");
    assertThatThrownBy(() -> ClipIndex.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s starts with [file, who], expected [path, speaker, language, licence, use]"
                .formatted(index));
    write("INDEX.csv", "");
    assertThatThrownBy(() -> ClipIndex.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(index + " starts with []");
  }

  @Test
  void rejectsRowThatIsTooShort() throws IOException {
    Path index = write("INDEX.csv", HEADER + "x.mp4,ann,en\n");
    assertThatThrownBy(() -> ClipIndex.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(index + ": 'x.mp4,ann,en' has 3 cells, expected 5");
  }

  @Test
  void readsQuotedPathsAndRejectsBrokenQuotes() throws IOException {
    Path index = write("INDEX.csv", HEADER + "\"a, \"\"b\"\".mp4\",ann,en,CC0,train\n");
    assertThat(ClipIndex.read(index))
        .containsExactly(new ClipEntry(folder.resolve("a, \"b\".mp4"), "ann", "en", "CC0", false));
    write("INDEX.csv", HEADER + "\"a.mp4\"x,ann,en,CC0,train\n");
    assertThatThrownBy(() -> ClipIndex.read(index))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(index + " is not CSV");
  }

  @Test
  void reportsFolderWithoutVideos() throws IOException {
    assertThatThrownBy(() -> ClipIndex.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("no video to train on in " + folder);
    write("INDEX.csv", HEADER);
    assertThatThrownBy(() -> ClipIndex.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("no video to train on in " + folder);
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> ClipIndex.read(absent))
        .isInstanceOf(IOException.class)
        .hasMessage("no folder, index or video at " + absent);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
