package org.redub.engine;

import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.CacheSettings;
import org.redub.models.DevicePreference;
import org.redub.models.ModelStore;
import org.redub.models.mouth.MouthShapePredictor;

/**
 * What an engine is made of. Immutable.
 *
 * @param models where its networks come from
 * @param device what they run on
 * @param mouthModel id of the mouth network
 * @param cache where analyses of takes are kept and looked up
 * @param threads how many threads its jobs share, 1 or more
 * @param executor whose threads they are, shut down by the caller; null for threads of its own
 */
public record EngineSettings(
    ModelStore models,
    DevicePreference device,
    String mouthModel,
    CacheSettings cache,
    int threads,
    @Nullable ExecutorService executor) {

  /** The most threads that can be asked for. */
  public static final int MAX_THREADS = 1024;

  public EngineSettings {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "an engine has 1 to %d threads, got %d".formatted(MAX_THREADS, threads));
    }
  }

  /** The networks that come with Redub on a device, no cache, and a thread for every processor. */
  public static EngineSettings on(DevicePreference device) {
    return new EngineSettings(
        ModelStore.embedded(),
        device,
        MouthShapePredictor.DEFAULT_MODEL,
        CacheSettings.OFF,
        Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()),
        null);
  }

  /** The same with networks of another store. */
  public EngineSettings withModels(ModelStore other, String otherMouthModel) {
    return new EngineSettings(other, device, otherMouthModel, cache, threads, executor);
  }

  /** The same with another cache. */
  public EngineSettings withCache(CacheSettings other) {
    return new EngineSettings(models, device, mouthModel, other, threads, executor);
  }

  /** The same with so many threads of its own. */
  public EngineSettings withThreads(int count) {
    return new EngineSettings(models, device, mouthModel, cache, count, null);
  }

  /**
   * The same with the threads of an executor, which the caller shuts down.
   *
   * @param count how many tasks it runs at once
   */
  public EngineSettings withExecutor(ExecutorService other, int count) {
    return new EngineSettings(models, device, mouthModel, cache, count, other);
  }
}
