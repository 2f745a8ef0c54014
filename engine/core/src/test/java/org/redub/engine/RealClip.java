package org.redub.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real clips, which are not part of the repository: in {@code shared/clips} beside it, or absent.
 */
public final class RealClip {
  private RealClip() {}

  /** A file among them; skips the test where there are none. */
  public static Path of(String name) {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder != null) {
      Path clip = folder.resolve("shared").resolve("clips").resolve(name);
      if (Files.exists(clip)) {
        return clip;
      }
      folder = folder.getParent();
    }
    Assumptions.abort("no real clips beside the repository");
    throw new AssertionError();
  }
}
