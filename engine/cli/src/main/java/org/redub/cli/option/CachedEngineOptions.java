package org.redub.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.Request;
import picocli.CommandLine.Mixin;

/** An engine that keeps analyses of takes in a cache. Confined to one thread. */
public final class CachedEngineOptions {
  @Mixin private EngineOptions engine;
  @Mixin private CacheOptions cache;

  @SuppressWarnings("NullAway.Init") // picocli sets the mixins before anything runs
  CachedEngineOptions() {}

  /**
   * Opens the engine; the caller closes it.
   *
   * @param request its files are checked first
   * @param results files that the command itself will write
   * @throws org.redub.engine.api.RedubException as {@link EngineOptions#open}
   */
  public Redubber open(Request request, List<Path> results) {
    return engine.open(request, results, cache.settings());
  }
}
