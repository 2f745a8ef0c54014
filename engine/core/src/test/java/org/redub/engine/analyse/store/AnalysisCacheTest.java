package org.redub.engine.analyse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.analyse.TakeAnalysis;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.files.ContentKey;
import org.redub.files.Sha256;

class AnalysisCacheTest {
  private static final long PLENTY = 1L << 30;
  private static final Path TAKE = Path.of("talk.mp4");

  @TempDir private Path folder;
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  private AnalysisCache cache(long maxBytes, long seconds) {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    return new AnalysisCache(folder.resolve("cache"), maxBytes, clock, notices::add);
  }

  private static ContentKey key(int take) {
    return ContentKey.ofSha256(Sha256.of(new byte[] {(byte) take}));
  }

  private Path file(int take) {
    return folder.resolve("cache/takes").resolve(key(take).hex() + ".take");
  }

  private static void assertSame(TakeAnalysis expected, TakeAnalysis found) {
    assertThat(AnalysisBits.of(found)).isEqualTo(AnalysisBits.of(expected));
  }

  @Test
  void findsStoredAnalyses() {
    AnalysisCache cache = cache(PLENTY, 1000);
    assertThat(cache.find(key(1), TAKE)).isEmpty();
    cache.keep(key(1), TAKE, DrawnAnalysis.of(1));
    assertSame(DrawnAnalysis.of(1), cache.find(key(1), TAKE).orElseThrow());
    assertThat(cache.find(key(2), TAKE)).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void reportsADamagedFileAndReplacesIt() throws IOException {
    AnalysisCache cache = cache(PLENTY, 1000);
    cache.keep(key(1), TAKE, DrawnAnalysis.of(1));
    byte[] content = Files.readAllBytes(file(1));
    content[content.length / 2] ^= 4;
    Files.write(file(1), content);
    assertThat(cache.find(key(1), TAKE)).isEmpty();
    assertThat(notices).singleElement().asString().contains("'talk.mp4' is damaged");
    cache.keep(key(1), TAKE, DrawnAnalysis.of(1));
    assertSame(DrawnAnalysis.of(1), cache.find(key(1), TAKE).orElseThrow());
  }

  @Test
  void rejectsTheAnalysisOfAnotherTake() throws IOException {
    AnalysisCache cache = cache(PLENTY, 1000);
    cache.keep(key(1), TAKE, DrawnAnalysis.of(1));
    Files.move(file(1), file(2));
    assertThat(cache.find(key(2), TAKE)).isEmpty();
    assertThat(notices).singleElement().asString().contains("analysis of another take");
  }

  @Test
  void deletesTheLeastRecentlyUsed() throws IOException {
    cache(PLENTY, 100).keep(key(1), TAKE, DrawnAnalysis.of(1));
    cache(PLENTY, 200).keep(key(2), TAKE, DrawnAnalysis.of(1));
    cache(PLENTY, 300).keep(key(3), TAKE, DrawnAnalysis.of(1));
    assertThat(cache(PLENTY, 400).find(key(1), TAKE)).isPresent();
    long three = 3 * Files.size(file(1)) + 10;
    cache(three, 500).keep(key(4), TAKE, DrawnAnalysis.of(1));
    assertThat(List.of(file(1), file(3), file(4))).allMatch(Files::exists);
    assertThat(file(2)).doesNotExist();
    assertThat(notices).isEmpty();
  }

  @Test
  void staysBelowItsLimitEvenIfOneAnalysisIsLarger() throws IOException {
    AnalysisCache cache = cache(100, 1000);
    cache.keep(key(1), TAKE, DrawnAnalysis.of(1));
    assertThat(cache.entries()).isEmpty();
    assertThat(cache.find(key(1), TAKE)).isEmpty();
  }

  @Test
  void reportsAFolderThatCannotBeCreated() throws IOException {
    Files.writeString(folder.resolve("cache"), "a file");
    AnalysisCache cache = cache(PLENTY, 1000);
    cache.keep(key(1), TAKE, DrawnAnalysis.of(1));
    assertThat(notices).singleElement().asString().contains("'talk.mp4' cannot be stored in");
    assertThat(folder.resolve("cache")).hasContent("a file");
  }

  @Test
  void listsTakesByLastUse() throws IOException {
    cache(PLENTY, 100).keep(key(1), TAKE, DrawnAnalysis.of(1));
    cache(PLENTY, 200).keep(key(2), Path.of("b.mp4"), DrawnAnalysis.of(2));
    assertThat(cache(PLENTY, 300).find(key(1), Path.of("renamed.mp4"))).isPresent();
    assertThat(cache(PLENTY, 400).entries())
        .containsExactly(
            new AnalysisCache.Entry(
                key(1).hex(), "renamed.mp4", Files.size(file(1)), Instant.ofEpochSecond(300)),
            new AnalysisCache.Entry(
                key(2).hex(), "b.mp4", Files.size(file(2)), Instant.ofEpochSecond(200)));
  }

  @Test
  void usesTheCurrentNameOfTheTakeInNotices() {
    TakeAnalysis drawn = DrawnAnalysis.of(1);
    TakeAnalysis analysis =
        new TakeAnalysis(
            drawn.format(),
            drawn.faces(),
            drawn.speech(),
            drawn.offset(),
            List.of(Notice.of(NoticeCode.INTERLACED, "file", TAKE)));
    AnalysisCache cache = cache(PLENTY, 1000);
    cache.keep(key(1), TAKE, analysis);
    for (int times = 0; times < 2; times++) {
      assertThat(cache.find(key(1), Path.of("new.mp4")).orElseThrow().notices())
          .containsExactly(Notice.of(NoticeCode.INTERLACED, "file", "new.mp4"));
    }
  }

  @Test
  void clearsOnlyItsOwnFiles() throws IOException {
    AnalysisCache cache = cache(PLENTY, 1000);
    assertThat(cache.clear()).isZero();
    cache.keep(key(1), TAKE, DrawnAnalysis.of(1));
    cache.keep(key(2), TAKE, DrawnAnalysis.of(2));
    Path other = Files.writeString(cache.folder().resolve("my.take"), "mine");
    Path part = unfinished(cache, 1000);
    assertThat(cache.clear()).isEqualTo(2);
    assertThat(cache.entries()).isEmpty();
    assertThat(other).exists();
    assertThat(part).doesNotExist();
  }

  @Test
  void deletesUnfinishedFilesAfterADay() throws IOException {
    AnalysisCache cache = cache(PLENTY, 1_000_000);
    cache.keep(key(1), TAKE, DrawnAnalysis.of(1));
    Path recent = unfinished(cache, 999_000);
    Path old = unfinished(cache, 900_000);
    cache.keep(key(2), TAKE, DrawnAnalysis.of(2));
    assertThat(recent).exists();
    assertThat(old).doesNotExist();
  }

  private static Path unfinished(AnalysisCache cache, long seconds) throws IOException {
    String name = ".%s.redub-%d.part".formatted("0123456789".repeat(4), seconds);
    Path part = Files.writeString(cache.folder().resolve(name), "half");
    return Files.setLastModifiedTime(part, FileTime.from(Instant.ofEpochSecond(seconds)));
  }

  /**
   * Each worker has its own cache object, as in separate processes; there is room for two of four
   * analyses.
   */
  @Test
  void neverReturnsAWrongAnalysisToConcurrentWorkers() throws Exception {
    List<List<String>> expected = new ArrayList<>();
    long bytes = 0;
    for (int take = 0; take < 4; take++) {
      cache(PLENTY, 1000).keep(key(take), TAKE, DrawnAnalysis.of(take));
      bytes += Files.size(file(take));
      expected.add(AnalysisBits.of(DrawnAnalysis.of(take)));
    }
    cache(PLENTY, 1000).clear();
    long room = bytes / 2;
    ExecutorService workers = Executors.newFixedThreadPool(4);
    List<Future<Integer>> found = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      int first = worker;
      found.add(workers.submit(() -> work(room, first, expected)));
    }
    int all = 0;
    for (Future<Integer> each : found) {
      all += each.get();
    }
    workers.shutdown();
    assertThat(all).isPositive();
    assertThat(notices).isEmpty();
    assertThat(cache(room, 1).entries().stream().mapToLong(AnalysisCache.Entry::bytes).sum())
        .isLessThanOrEqualTo(room);
  }

  private int work(long room, int first, List<List<String>> expected) {
    AnalysisCache cache =
        new AnalysisCache(folder.resolve("cache"), room, Clock.systemUTC(), notices::add);
    int found = 0;
    for (int k = 0; k < 40; k++) {
      int take = (first + k) % expected.size();
      var known = cache.find(key(take), TAKE);
      if (known.isPresent()) {
        assertThat(AnalysisBits.of(known.get())).isEqualTo(expected.get(take));
        found++;
      } else {
        cache.keep(key(take), TAKE, DrawnAnalysis.of(take));
      }
    }
    return found;
  }
}
