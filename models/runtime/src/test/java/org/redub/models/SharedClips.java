package org.redub.models;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Real clips, which are not part of the repository: they are in {@code shared/clips} next to it, or
 * absent.
 */
public final class SharedClips {

  private SharedClips() {}

  /** The path of a clip; skips the test if it does not exist. */
  public static Path orSkip(String name) {
    @Nullable Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared").resolve("clips"))) {
      folder = folder.getParent();
    }
    assumeThat(folder).as("a folder shared/clips next to the repository").isNotNull();
    Path clip = folder.resolve("shared").resolve("clips").resolve(name);
    assumeThat(clip).as("the clip").isRegularFile();
    return clip;
  }
}
