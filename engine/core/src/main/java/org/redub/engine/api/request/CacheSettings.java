package org.redub.engine.api.request;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where analyses of takes are kept, so that a second dub of the same take needs none. Immutable.
 *
 * @param folder the cache's folder, made when first needed; null for no cache
 * @param maxBytes size above which the analyses that were not used for longest are deleted
 */
public record CacheSettings(@Nullable Path folder, long maxBytes) {
  /** 2 GiB: some hours of takes. */
  public static final long DEFAULT_MAX_BYTES = 2L << 30;

  /** Nothing is kept and nothing is looked up. */
  public static final CacheSettings OFF = new CacheSettings(null, 0);

  public CacheSettings {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("a cache has 0 bytes or more, got " + maxBytes);
    }
  }

  /** A cache of the default size. */
  public static CacheSettings in(Path folder) {
    return new CacheSettings(folder, DEFAULT_MAX_BYTES);
  }
}
