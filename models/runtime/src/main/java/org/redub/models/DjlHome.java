package org.redub.models;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings that DJL reads when it first starts: no network, no telemetry, and a temporary
 * folder of its own instead of one in the user's home. Must be created before DJL starts. Confined
 * to one thread; closing it deletes the folder.
 */
final class DjlHome implements AutoCloseable {

  private static final String CACHE = "DJL_CACHE_DIR";

  private final @Nullable Path folder;

  private DjlHome(@Nullable Path folder) {
    this.folder = folder;
  }

  static DjlHome create() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    if (System.getenv(CACHE) != null || System.getProperty(CACHE) != null) {
      return new DjlHome(null);
    }
    try {
      Path folder = Files.createTempDirectory("redub-djl");
      System.setProperty(CACHE, folder.toString());
      return new DjlHome(folder);
    } catch (IOException e) {
      throw new ModelException(ModelException.Code.FOLDER_UNUSABLE, TemporaryFolder.unusable(e), e);
    }
  }

  /**
   * Keeps DJL from looking for CUDA by itself. That prints an error if CUDA is missing, although
   * every model is told its device.
   */
  static void doNotLookForGpus(Engine engine) {
    try {
      Field device = Engine.class.getDeclaredField("defaultDevice");
      device.setAccessible(true);
      device.set(engine, Device.cpu());
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.getLogger(DjlHome.class.getName())
          .log(Level.DEBUG, "DJL has no default device that can be set", e);
    }
  }

  @Override
  public void close() {
    if (folder == null || !Files.exists(folder)) {
      return;
    }
    if (folder.toString().equals(System.getProperty(CACHE))) {
      System.clearProperty(CACHE);
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw failed("the temporary folder %s cannot be deleted".formatted(folder), e);
    }
  }

  private static ModelException failed(String message, IOException e) {
    return new ModelException(ModelException.Code.INFERENCE_FAILED, message, e);
  }
}
