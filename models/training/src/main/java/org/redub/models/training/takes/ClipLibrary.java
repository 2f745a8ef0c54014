package org.redub.models.training.takes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.redub.engine.api.RedubException;
import org.redub.models.ModelStore;

/**
 * Tracks clips and keeps the tracks in a folder, so that each clip is tracked only once. Confined
 * to one thread.
 */
public final class ClipLibrary {
  private final ModelStore models = ModelStore.embedded();
  private final Path folder;
  private final Consumer<String> log;

  /** Creates a library that keeps its tracks in {@code folder}. */
  public ClipLibrary(Path folder, Consumer<String> log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * Tracks clips. Clips that cannot be used are left out, and the reason is logged.
   *
   * @throws IOException if tracks cannot be written
   */
  public List<TrackedClip> track(List<ClipEntry> clips) throws IOException {
    Files.createDirectories(folder);
    List<TrackedClip> tracked = new ArrayList<>();
    ClipTracker tracker = null;
    try {
      for (ClipEntry clip : clips) {
        Path file = folder.resolve(ClipTracker.key(clip.file(), models).hex() + ".track");
        if (!Files.exists(file)) {
          tracker = tracker == null ? ClipTracker.open(models) : tracker;
          log.accept("tracking %s (%s)".formatted(clip.file().getFileName(), clip.speaker()));
          try {
            TrackFile.write(file, tracker.track(clip));
          } catch (RedubException e) {
            log.accept("left out: " + e.getMessage());
            continue;
          }
        }
        tracked.add(TrackFile.read(file, clip));
      }
    } finally {
      if (tracker != null) {
        tracker.close();
      }
    }
    return tracked;
  }
}
