package org.redub.engine.analyse.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.redub.engine.analyse.TakeAnalysis;
import org.redub.engine.api.Notice;
import org.redub.engine.api.request.CacheSettings;
import org.redub.files.AtomicFile;
import org.redub.files.ContentKey;
import org.redub.files.OutputException;

/**
 * Analyses of takes in a folder, a file each, named by key. Thread-safe, and safe for any number of
 * processes at once: a file appears whole or not at all, and whoever finds one gone or damaged
 * analyses again. The cache never fails a job; what it cannot do, it says in a notice.
 */
public final class AnalysisCache {
  private static final Duration LONGEST_WRITE = Duration.ofDays(1);

  private final Path folder;
  private final long maxBytes;
  private final Clock clock;
  private final Consumer<String> notices;

  /**
   * An analysis in the cache. Immutable.
   *
   * @param take the take as it was last named; empty if the file cannot be used
   * @param lastUse when it was last looked up or written
   */
  public record Entry(String key, String take, long bytes, Instant lastUse) {}

  /**
   * A cache in a folder, which is made when something is first kept.
   *
   * @param notices told what the cache cannot do
   */
  public AnalysisCache(Path folder, long maxBytes, Clock clock, Consumer<String> notices) {
    this.folder = folder.resolve("takes");
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.notices = notices;
  }

  /** The cache of some settings; none if they turn it off. */
  public static Optional<AnalysisCache> of(CacheSettings settings, Consumer<String> notices) {
    return Optional.ofNullable(settings.folder())
        .map(folder -> new AnalysisCache(folder, settings.maxBytes(), Clock.systemUTC(), notices));
  }

  /** The folder that the analyses lie in. */
  public Path folder() {
    return folder;
  }

  /**
   * Looks an analysis up and marks it as used.
   *
   * @param take the take as it is named now; the cache remembers it and uses it in notices
   */
  public Optional<TakeAnalysis> find(ContentKey key, Path take) {
    Path file = file(key);
    try {
      AnalysisFile found = AnalysisFile.read(file);
      if (!found.label().key().equals(key.hex())) {
        throw AnalysisFileException.damaged("it is the analysis of another take");
      }
      markUsed(file);
      return Optional.of(named(found, key, take));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AnalysisFileException e) {
      notices.accept(
          "the cached analysis of '%s' is %s and is made again: %s"
              .formatted(
                  take,
                  e.problem() == AnalysisFileException.Problem.OUTDATED ? "outdated" : "damaged",
                  e.getMessage()));
      return Optional.empty();
    } catch (IOException e) {
      notices.accept("the cached analysis of '%s' cannot be read: %s".formatted(take, why(e)));
      return Optional.empty();
    }
  }

  private void markUsed(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (NoSuchFileException e) {
      // Another process has deleted it; what was read is good all the same.
      return;
    } catch (IOException e) {
      notices.accept("the cache cannot note that '%s' was used: %s".formatted(file, why(e)));
    }
  }

  /** The analysis under the take's present name. */
  private TakeAnalysis named(AnalysisFile found, ContentKey key, Path take) {
    String old = found.label().take();
    if (old.equals(take.toString())) {
      return found.analysis();
    }
    TakeAnalysis same = found.analysis();
    TakeAnalysis renamed =
        new TakeAnalysis(
            same.format(),
            same.faces(),
            same.speech(),
            same.offset(),
            same.notices().stream().map(notice -> renamed(notice, old, take.toString())).toList());
    keep(key, take, renamed);
    return renamed;
  }

  private static Notice renamed(Notice notice, String from, String to) {
    Map<String, Object> arguments = new LinkedHashMap<>(notice.arguments());
    arguments.replaceAll((name, value) -> value.equals(from) ? to : value);
    return new Notice(notice.code(), arguments);
  }

  /** Keeps an analysis and deletes others if the cache has become too large. */
  public void keep(ContentKey key, Path take, TakeAnalysis analysis) {
    AnalysisFile content =
        new AnalysisFile(new AnalysisLabel(key.hex(), take.toString()), analysis);
    try {
      Files.createDirectories(folder);
      AtomicFile.write(file(key), (AtomicFile.Content) content::write);
      markUsed(file(key));
      prune();
    } catch (IOException e) {
      notices.accept(
          "the analysis of '%s' is not kept in the cache '%s': %s".formatted(take, folder, why(e)));
    }
  }

  /** Deletes an analysis that is of no more use. */
  void forget(ContentKey key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      notices.accept("a file of the cache cannot be deleted: " + why(e));
    }
  }

  private void prune() throws IOException {
    List<CachedFile> entries = CachedFile.entries(folder);
    long bytes = entries.stream().mapToLong(CachedFile::bytes).sum();
    for (CachedFile entry : entries) {
      if (bytes <= maxBytes) {
        break;
      }
      Files.deleteIfExists(entry.path());
      bytes -= entry.bytes();
    }
    Instant abandoned = clock.instant().minus(LONGEST_WRITE);
    for (CachedFile part : CachedFile.unfinished(folder)) {
      if (part.lastUse().isBefore(abandoned)) {
        Files.deleteIfExists(part.path());
      }
    }
  }

  /**
   * What the cache holds, the most recently used first.
   *
   * @throws IOException if the folder cannot be read
   */
  public List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (CachedFile file : CachedFile.entries(folder)) {
      entries.add(0, new Entry(file.key(), takeOf(file.path()), file.bytes(), file.lastUse()));
    }
    return entries;
  }

  private static String takeOf(Path file) {
    try {
      return AnalysisFile.readLabel(file).take();
    } catch (IOException e) {
      // Listing a damaged file is no reason to stop: looking its take up says what is wrong.
      return "";
    }
  }

  /**
   * Deletes every analysis and what writers left behind, and nothing else.
   *
   * @return how many analyses there were
   * @throws IOException if one cannot be deleted
   */
  public int clear() throws IOException {
    List<CachedFile> entries = CachedFile.entries(folder);
    List<CachedFile> all = new ArrayList<>(entries);
    all.addAll(CachedFile.unfinished(folder));
    for (CachedFile file : all) {
      Files.deleteIfExists(file.path());
    }
    return entries.size();
  }

  private Path file(ContentKey key) {
    return folder.resolve(key.hex() + CachedFile.ENDING);
  }

  private static String why(IOException e) {
    return e instanceof OutputException && e.getMessage() != null
        ? e.getMessage()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
