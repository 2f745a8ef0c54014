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
 * A folder of analyses, one file per content key. Safe for any number of threads and processes: a
 * file appears whole or not at all, and a missing or damaged one is analysed again. The cache never
 * fails a job; its problems become notices.
 */
public final class AnalysisCache {
  private static final Duration UNFINISHED_MAX_AGE = Duration.ofDays(1);

  private final Path folder;
  private final long maxBytes;
  private final Clock clock;
  private final Consumer<String> notices;

  /**
   * A cached analysis. Immutable.
   *
   * @param take the last known path of the take; empty if the file cannot be read
   * @param lastUse when it was last read or written
   */
  public record Entry(String key, String take, long bytes, Instant lastUse) {}

  /**
   * A cache in a folder, which is created when the first analysis is stored.
   *
   * @param notices receives descriptions of problems
   */
  public AnalysisCache(Path folder, long maxBytes, Clock clock, Consumer<String> notices) {
    this.folder = folder.resolve("takes");
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.notices = notices;
  }

  /** The cache for the settings; empty if they turn it off. */
  public static Optional<AnalysisCache> of(CacheSettings settings, Consumer<String> notices) {
    return Optional.ofNullable(settings.folder())
        .map(folder -> new AnalysisCache(folder, settings.maxBytes(), Clock.systemUTC(), notices));
  }

  /** The folder that contains the analyses. */
  public Path folder() {
    return folder;
  }

  /**
   * Finds an analysis and marks it as used.
   *
   * @param take the current path of the take, which replaces the stored one, also in notices
   */
  public Optional<TakeAnalysis> find(ContentKey key, Path take) {
    Path file = file(key);
    try {
      AnalysisFile found = AnalysisFile.read(file);
      if (!found.label().key().equals(key.hex())) {
        throw AnalysisFileException.damaged("it contains the analysis of another take");
      }
      markUsed(file);
      return Optional.of(named(found, key, take));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AnalysisFileException e) {
      notices.accept(
          "the cached analysis of '%s' is %s, so the take is analysed again: %s"
              .formatted(
                  take,
                  e.problem() == AnalysisFileException.Problem.OUTDATED ? "outdated" : "damaged",
                  e.getMessage()));
      return Optional.empty();
    } catch (IOException e) {
      notices.accept("the cached analysis of '%s' cannot be read: %s".formatted(take, reason(e)));
      return Optional.empty();
    }
  }

  private void markUsed(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (NoSuchFileException e) {
      // Another process has deleted it; the analysis that was read is still valid.
      return;
    } catch (IOException e) {
      notices.accept("'%s' cannot be marked as used: %s".formatted(file, reason(e)));
    }
  }

  /** The analysis with the current path of the take. */
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

  /** Stores an analysis and deletes others if the cache has become too large. */
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
          "the analysis of '%s' cannot be stored in '%s': %s".formatted(take, folder, reason(e)));
    }
  }

  /** Deletes an analysis that is no longer needed. */
  void forget(ContentKey key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      notices.accept("a cached analysis cannot be deleted: " + reason(e));
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
    Instant abandoned = clock.instant().minus(UNFINISHED_MAX_AGE);
    for (CachedFile part : CachedFile.unfinished(folder)) {
      if (part.lastUse().isBefore(abandoned)) {
        Files.deleteIfExists(part.path());
      }
    }
  }

  /**
   * The cached analyses, most recently used first.
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
      // A damaged file is still listed. Finding its take reports the damage.
      return "";
    }
  }

  /**
   * Deletes all analyses and unfinished files of the cache, and no other files.
   *
   * @return number of deleted analyses
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

  private static String reason(IOException e) {
    return e instanceof OutputException && e.getMessage() != null
        ? e.getMessage()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
