package org.redub.engine.analyse.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.TakeAnalyser;
import org.redub.engine.analyse.TakeAnalysis;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.AudioTrack;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.files.ContentKey;

/**
 * A {@link TakeAnalyser} with a cache: it returns cached analyses and stores new ones. Without a
 * cache it only delegates. Confined to one thread.
 */
public final class StoredTakeAnalyser {
  private final Networks networks;
  private final JobLog log;
  private final FaceLimits limits;
  private final TakeAnalyser analyser;
  private final @Nullable AnalysisCache cache;

  /** An analyser with the default limits. */
  public StoredTakeAnalyser(Networks networks, JobLog log) {
    this(networks, log, FaceLimits.DEFAULT);
  }

  /** An analyser that accepts faces within {@code limits}. */
  public StoredTakeAnalyser(Networks networks, JobLog log, FaceLimits limits) {
    this.networks = networks;
    this.log = log;
    this.limits = limits;
    analyser = new TakeAnalyser(networks, log, limits);
    cache =
        AnalysisCache.of(
                networks.cache(),
                problem -> log.onNotice(Notice.of(NoticeCode.CACHE, "problem", problem)))
            .orElse(null);
  }

  /** See {@link TakeAnalyser#analyse}. */
  public Take analyse(MediaSource source) {
    if (cache == null) {
      return analyser.analyse(source);
    }
    String sha256 = log.time(Stage.PROBE, source::contentSha256);
    ContentKey whole = AnalysisKey.whole(sha256, track(source), networks, limits);
    Optional<TakeAnalysis> known = find(cache, whole, source);
    if (known.isPresent()) {
      return cached(source, known.get());
    }
    ContentKey pictureKey = AnalysisKey.picture(sha256, networks, limits);
    Optional<TakeAnalysis> picture = find(cache, pictureKey, source);
    Take take =
        picture.isPresent()
            ? analyser.analyseSound(source, picture.get())
            : analyser.analyse(source);
    cache.keep(whole, source.path(), take.analysis());
    cache.forget(pictureKey);
    return take;
  }

  /**
   * See {@link TakeAnalyser#analysePicture}. The result also has the speech if the cache contains
   * it.
   */
  public Take analysePicture(MediaSource source) {
    if (cache == null) {
      return analyser.analysePicture(source);
    }
    String sha256 = log.time(Stage.PROBE, source::contentSha256);
    ContentKey pictureKey = AnalysisKey.picture(sha256, networks, limits);
    Optional<TakeAnalysis> known =
        find(cache, AnalysisKey.whole(sha256, track(source), networks, limits), source)
            .or(() -> find(cache, pictureKey, source));
    if (known.isPresent()) {
      return cached(source, known.get());
    }
    Take take = analyser.analysePicture(source);
    cache.keep(pictureKey, source.path(), take.analysis());
    return take;
  }

  private static @Nullable AudioTrack track(MediaSource source) {
    MediaFile file = source.file();
    return file == null ? null : file.audioTrack();
  }

  private Take cached(MediaSource source, TakeAnalysis analysis) {
    analysis.notices().forEach(log::onNotice);
    return new Take(source, analysis, true);
  }

  private Optional<TakeAnalysis> find(AnalysisCache from, ContentKey key, MediaSource source) {
    return log.time(Stage.PROBE, () -> from.find(key, source.path()))
        // If decoding has changed, pts may have changed as well.
        .filter(analysis -> analysis.format().equals(source.format()));
  }
}
