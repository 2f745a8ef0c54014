package org.redub.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.ModelCard;
import org.redub.models.ModelStore;
import org.redub.models.training.takes.ClipEntry;

class ActorTrainingTest {
  @TempDir private Path folder;
  private final List<String> log = new ArrayList<>();

  /** Trains a few batches on a real clip; the result replaces the shipped model. */
  @Test
  void actorsNetworkReplacesGeneralOne() throws IOException {
    assumeThat(Stream.of("espeak-ng", "flite").allMatch(ActorTrainingTest::installed))
        .as("espeak-ng and flite")
        .isTrue();
    Path clip = sharedOrSkip("garden-interview.mp4");
    ModelStore shipped = ModelStore.embedded();
    training(new Recipe(2, 0, 4, 1))
        .run(List.of(new ClipEntry(clip, "actor", "", "private", false)), Map.of());
    ModelStore own = shipped.directory(folder.resolve("out"));
    ModelCard card = own.card(ActorTraining.ID);
    assertThat(card.madeBy()).isEqualTo("redub train actor");
    assertThat(card.sha256()).isNotEqualTo(shipped.card(ActorTraining.ID).sha256());
    assertThat(own.open(ActorTraining.ID).card()).isEqualTo(card);
    assertThat(card.training()).isNotNull();
    assertThat(card.training().steps()).containsEntry("actor", 4).containsEntry("takes", 100);
    assertThat(card.training().data()).last().extracting("licence").isEqualTo("private");
  }

  @Test
  void rejectsTakesWithoutFace() throws IOException {
    Path text = Files.writeString(folder.resolve("x.mp4"), "no video");
    List<ClipEntry> takes = List.of(new ClipEntry(text, "actor", "", "", false));
    assertThatThrownBy(() -> training(new Recipe(2, 0, 4, 1)).run(takes, Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("no take shows a face that speaks");
    assertThat(log).anyMatch(line -> line.startsWith("left out: "));
    assertThat(folder.resolve("out")).isEmptyDirectory();
  }

  private ActorTraining training(Recipe recipe) {
    return new ActorTraining(
        ModelStore.embedded(), folder.resolve("work"), folder.resolve("out"), recipe, log::add);
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static Path sharedOrSkip(String name) {
    @Nullable Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("shared/clips").resolve(name))) {
      at = at.getParent();
    }
    assumeThat(at).as("shared/clips next to the repository").isNotNull();
    return at.resolve("shared/clips").resolve(name);
  }
}
