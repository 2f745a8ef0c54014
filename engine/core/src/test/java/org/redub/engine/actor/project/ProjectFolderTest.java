package org.redub.engine.actor.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.actor.ActorEvidence;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;

class ProjectFolderTest {
  private static final String NETWORK = "a1";

  @TempDir private Path temp;
  private Path folder;
  private final List<Notice> notices = new ArrayList<>();

  @BeforeEach
  void name() {
    folder = temp.resolve("film");
  }

  @Test
  void readsWhatWasLearned() {
    ProjectFolder project = ProjectFolder.open(folder);
    ActorEvidence shown = DrawnEvidence.of(3);
    LearnedActor learned = project.learn("Ann", NETWORK, TakeNote.of("t1", 2.5, -40_000), shown);
    LearnedActor read = ProjectFolder.open(folder).actor("Ann", NETWORK, notices::add);
    assertThat(read.takes()).containsExactly(new TakeNote("t1", 2.5, -40_000, true));
    assertThat(DrawnEvidence.text(read.evidence()))
        .isEqualTo(DrawnEvidence.text(learned.evidence()))
        .isEqualTo(DrawnEvidence.text(shown));
    assertThat(notices).isEmpty();
  }

  @Test
  void readingCreatesNothing() throws IOException {
    ProjectFolder project = ProjectFolder.open(folder);
    assertThat(project.actors()).isEmpty();
    assertThat(project.actor("Ann", NETWORK, notices::add).takes()).isEmpty();
    assertThat(folder).doesNotExist();
    Files.createDirectory(folder);
    assertThat(ProjectFolder.open(folder).actors()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void layoutIsAsDocumented() throws IOException {
    ProjectFolder.open(folder).learn("Åsa / B", NETWORK, TakeNote.of("t", 1, 0), shown());
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(folder::relativize).map(Path::toString))
          .map(name -> name.replace('\\', '/'))
          .hasSize(3)
          .contains("project.json", "project.lock")
          .anyMatch(name -> name.matches("actors/_sa___B-[0-9a-f]{12}\\.json"));
    }
  }

  @Test
  void aKnownTakeIsNotCountedTwice() throws IOException {
    ProjectFolder project = ProjectFolder.open(folder);
    project.learn("Ann", NETWORK, TakeNote.of("t1", 1, 0), shown());
    byte[] once = Files.readAllBytes(project.fileOf("Ann"));
    // The same still, dubbed with a longer sound: other evidence, the same content.
    project.learn("Ann", NETWORK, TakeNote.of("t1", 9, 7), DrawnEvidence.of(77));
    assertThat(Files.readAllBytes(project.fileOf("Ann"))).isEqualTo(once);
  }

  @Test
  void styleOfAnotherNetworkIsLeftOutAndLearnedAgain() {
    ProjectFolder project = ProjectFolder.open(folder);
    project.learn("Ann", NETWORK, TakeNote.of("t1", 1, 0), shown());
    LearnedActor other = project.actor("Ann", "b2", notices::add);
    assertThat(notices)
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .contains("Ann", "film", "another");
    assertThat(other.takes()).containsExactly(new TakeNote("t1", 1, 0, false));
    assertThat(DrawnEvidence.text(other.evidence()))
        .isEqualTo(DrawnEvidence.text(shown().withoutStyle()));
    project.learn("Ann", "b2", TakeNote.of("t1", 1, 0), shown());
    notices.clear();
    LearnedActor again = project.actor("Ann", "b2", notices::add);
    assertThat(DrawnEvidence.text(again.evidence())).isEqualTo(DrawnEvidence.text(shown()));
    assertThat(again.takes()).containsExactly(TakeNote.of("t1", 1, 0));
    assertThat(notices).isEmpty();
  }

  @Test
  void actorsAreKeptApartWhateverTheirNames() {
    ProjectFolder project = ProjectFolder.open(folder);
    List<String> names = List.of("A", "a", "..", "A/B", "A_B", "CON", "x".repeat(300));
    for (int i = 0; i < names.size(); i++) {
      project.learn(names.get(i), NETWORK, TakeNote.of("t", i + 1, 0), DrawnEvidence.of(i));
    }
    assertThat(project.actors())
        .extracting(ActorSummary::name)
        .containsExactlyInAnyOrderElementsOf(names);
    for (int i = 0; i < names.size(); i++) {
      assertThat(DrawnEvidence.text(project.actor(names.get(i), NETWORK, notices::add).evidence()))
          .isEqualTo(DrawnEvidence.text(DrawnEvidence.of(i)));
    }
  }

  @Test
  void anAccentTypedApartNamesTheSameActor() {
    ProjectFolder project = ProjectFolder.open(folder);
    project.learn("\u00c5sa", NETWORK, TakeNote.of("t", 1, 0), shown());
    assertThat(project.actor("A\u030asa", NETWORK, notices::add).takes()).hasSize(1);
  }

  @Test
  void summariesAreOrderedByName() {
    ProjectFolder project = ProjectFolder.open(folder);
    project.learn("Bea", NETWORK, TakeNote.of("t1", 1, 0), DrawnEvidence.of(1));
    project.learn("Bea", NETWORK, TakeNote.of("t2", 1, 0), DrawnEvidence.of(2));
    project.learn("Ann", NETWORK, TakeNote.of("t1", 1, 0), DrawnEvidence.of(1));
    double one = DrawnEvidence.of(1).spokenS();
    assertThat(project.actors())
        .containsExactly(
            new ActorSummary("Ann", 1, one),
            new ActorSummary("Bea", 2, one + DrawnEvidence.of(2).spokenS()));
  }

  @Test
  void aFileIsNoProject() throws IOException {
    Files.writeString(folder, "{\"format\": \"redub-project\", \"version\": 1}");
    assertError(ErrorCode.INPUT_UNREADABLE, "film", "is a file", "Name a new folder");
    assertThat(folder).isRegularFile();
  }

  @Test
  void aFolderOfOtherThingsIsNoProject() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("holiday.jpg"), "x");
    assertError(ErrorCode.INPUT_UNREADABLE, "film", "no project of Redub");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aNewerProjectIsRefused() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("project.json"), "{\"format\": \"redub-project\", \"version\": 3}");
    assertError(ErrorCode.INPUT_DAMAGED, "project.json", "version 3", "version 2", "newer Redub");
  }

  @Test
  void aMissingParentFolderIsTold() {
    ProjectFolder project = ProjectFolder.open(folder.resolve("no").resolve("such"));
    assertThatThrownBy(() -> project.learn("Ann", NETWORK, TakeNote.of("t", 1, 0), shown()))
        .isInstanceOf(RedubException.class)
        .hasMessageContaining("such")
        .extracting(e -> ((RedubException) e).code())
        .isEqualTo(ErrorCode.OUTPUT_UNWRITABLE);
  }

  @Test
  void aSymbolicLinkToTheFolderIsTheSameProject() throws IOException {
    Files.createDirectories(folder);
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
    ProjectFolder.open(link).learn("Ann", NETWORK, TakeNote.of("t", 1, 0), shown());
    assertThat(ProjectFolder.open(folder).actors()).hasSize(1);
  }

  private void assertError(ErrorCode code, String... parts) {
    assertThatThrownBy(() -> ProjectFolder.open(folder))
        .isInstanceOf(RedubException.class)
        .hasMessageContainingAll(parts)
        .extracting(e -> ((RedubException) e).code())
        .isEqualTo(code);
  }

  private static ActorEvidence shown() {
    return DrawnEvidence.of(5);
  }
}
