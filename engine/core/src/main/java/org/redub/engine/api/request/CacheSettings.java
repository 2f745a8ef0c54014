package org.redub.engine.api.request;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where analyses of takes are cached, so that the same take is analysed once. Immutable.
 *
 * @param folder the cache's folder, created when it is first needed; null for no cache
 * @param maxBytes size limit; above it, the least recently used analyses are deleted
 */
public record CacheSettings(@Nullable Path folder, long maxBytes) {
  /** 2 GiB: some hours of takes. */
  public static final long DEFAULT_MAX_BYTES = 2L << 30;

  /** No cache. */
  public static final CacheSettings OFF = new CacheSettings(null, 0);

  public CacheSettings {
    if (maxBytes < 0) {
      throw new IllegalArgumentException(
          "the size limit of a cache must be 0 bytes or more, got " + maxBytes);
    }
  }

  /** A cache in a folder, with the default size limit. */
  public static CacheSettings in(Path folder) {
    return new CacheSettings(folder, DEFAULT_MAX_BYTES);
  }
}
