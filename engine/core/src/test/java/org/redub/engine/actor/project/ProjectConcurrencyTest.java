package org.redub.engine.actor.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.actor.ActorEvidence;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.write.ChildJvm;

class ProjectConcurrencyTest {
  private static final String NETWORK = "a1";
  private static final Duration SHORT = Duration.ofMillis(50);

  @TempDir private Path folder;

  @Test
  void twoProcessesLoseNothing() throws IOException, InterruptedException {
    Process one = start("learn", folder.toString(), "0", "20", "A", "both");
    Process other = start("learn", folder.toString(), "20", "40", "B", "both");
    assertThat(ChildJvm.outputOf(one)).isEqualTo("learned");
    assertThat(ChildJvm.outputOf(other)).isEqualTo("learned");
    assertLearned("A", 0, 20);
    assertLearned("B", 20, 40);
    assertLearned("both", 0, 40);
    assertThat(ProjectFolder.open(folder).actors()).hasSize(3);
    assertNothingUnfinished();
  }

  @Test
  void twoThreadsLoseNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> done =
          List.of(
              threads.submit(() -> learn(ProjectFolder.open(folder), 0, 20)),
              threads.submit(() -> learn(ProjectFolder.open(folder), 20, 40)));
      for (Future<?> future : done) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertLearned("A", 0, 40);
    assertNothingUnfinished();
  }

  @Test
  void readersSeeAWholeFileWhileOthersWrite() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<?> writer = threads.submit(() -> learn(ProjectFolder.open(folder), 0, 30));
      int seen = 0;
      while (!writer.isDone()) {
        int takes =
            ProjectFolder.open(folder)
                .actor(
                    "A",
                    NETWORK,
                    notice -> {
                      throw new AssertionError(notice);
                    })
                .takes()
                .size();
        assertThat(takes).isGreaterThanOrEqualTo(seen);
        seen = takes;
      }
      writer.get();
    } finally {
      threads.shutdownNow();
    }
    assertLearned("A", 0, 30);
  }

  @Test
  void waitsNoLongerThanToldForAnotherProcess() throws IOException, InterruptedException {
    Process holder = start("hold", folder.toString());
    try {
      assertThat(holder.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held true");
      assertBusy();
    } finally {
      holder.getOutputStream().close();
      holder.waitFor();
    }
    DrawnEvidence.learn(ProjectFolder.open(folder, SHORT), "A", NETWORK, 1);
    assertLearned("A", 1, 2);
  }

  @Test
  void aKilledProcessLeavesNoLock() throws IOException, InterruptedException {
    Process holder = start("hold", folder.toString());
    assertThat(holder.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held true");
    holder.destroyForcibly().waitFor();
    DrawnEvidence.learn(ProjectFolder.open(folder, Duration.ofSeconds(5)), "A", NETWORK, 1);
    assertLearned("A", 1, 2);
  }

  /** On POSIX, closing any channel of a file releases the locks that the process has on it. */
  @Test
  void aThreadThatGivesUpReleasesNobodysLock() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (FolderLock lock = FolderLock.acquire(folder, SHORT)) {
      assertThat(lock).isNotNull();
      threads.submit(this::assertBusy).get();
      assertThat(ChildJvm.outputOf(start("try", folder.toString()))).contains("being written");
    } finally {
      threads.shutdownNow();
    }
    assertThat(ChildJvm.outputOf(start("try", folder.toString()))).isEqualTo("locked true");
  }

  private void assertBusy() {
    ProjectFolder project = ProjectFolder.open(folder, SHORT);
    assertThatThrownBy(() -> DrawnEvidence.learn(project, "A", NETWORK, 0))
        .isInstanceOf(RedubException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("being written")
        .extracting(e -> ((RedubException) e).code())
        .isEqualTo(ErrorCode.OUTPUT_UNWRITABLE);
  }

  private static void learn(ProjectFolder project, int from, int to) {
    for (int i = from; i < to; i++) {
      DrawnEvidence.learn(project, "A", NETWORK, i);
    }
  }

  private void assertLearned(String actor, int from, int to) {
    LearnedActor learned = ProjectFolder.open(folder).actor(actor, NETWORK, notice -> {});
    ActorEvidence expected =
        IntStream.range(from, to)
            .mapToObj(DrawnEvidence::of)
            .reduce(ActorEvidence.none(), ActorEvidence::plus);
    assertThat(learned.takes())
        .extracting(TakeNote::id)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(from, to).mapToObj("take %d"::formatted).toList());
    assertThat(DrawnEvidence.text(learned.evidence())).isEqualTo(DrawnEvidence.text(expected));
  }

  private void assertNothingUnfinished() throws IOException {
    try (var files = Files.walk(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  private static Process start(String... arguments) throws IOException {
    return ChildJvm.start(ChildJvm.command(List.of("-Xmx128m"), LearnProcess.class, arguments));
  }
}
