package org.redub.models.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.ModelStore;
import org.redub.models.TestStore;

class RefreshCardsTest {

  @Test
  void writesHashLengthAndIndexAndNothingElse(@TempDir Path folder) throws IOException {
    byte[] model = {1, 2, 3, 4};
    TestStore.writeAsItIs(folder, TestStore.card("face-detector-full"), model);
    TestStore.writeAsItIs(folder, TestStore.card("face-detector-short"), model);
    RefreshCards.refresh(folder);
    ModelStore store = ModelStore.embedded().directory(folder);
    assertThat(store.open("face-detector-full").open()).hasBinaryContent(model);
    assertThat(store.open("face-detector-short").open()).hasBinaryContent(model);
    assertThat(store.card("face-detector-full").inputs())
        .isEqualTo(ModelStore.embedded().card("face-detector-full").inputs());
    assertThat(folder.resolve("index.txt"))
        .hasContent("face-detector-full.json\nface-detector-short.json\n");
    assertThat(Files.list(folder)).hasSize(5);
  }
}
