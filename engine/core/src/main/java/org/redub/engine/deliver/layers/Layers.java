package org.redub.engine.deliver.layers;

import java.nio.file.Path;
import java.util.List;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.LayerFolder;
import org.redub.engine.generate.MouthListener;
import org.redub.engine.generate.ShotIndex;
import org.redub.engine.media.encode.AlphaMovie;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.VideoFormat;

/**
 * Every new mouth by itself: pictures in a folder, or one movie with alpha. Its listener is
 * thread-safe; the rest is confined to one thread. The caller closes it; unfinished, it leaves
 * nothing behind.
 */
public interface Layers extends AutoCloseable {

  /**
   * Checks before any work whether layers can be written.
   *
   * @param output a folder, or a file whose name ends in mov or mkv
   * @throws org.redub.engine.api.RedubException OUTPUT_UNWRITABLE or OUTPUT_IS_INPUT
   */
  static void check(Path output, List<Path> inputs) {
    if (AlphaMovie.containerOf(output) == null) {
      LayerFolder.check(output);
    } else {
      OutputFiles.check(output, inputs);
    }
  }

  /** Opens the layers of a take. */
  static Layers open(Path output, VideoFormat format, ShotIndex shots) {
    return AlphaMovie.containerOf(output) == null
        ? new FolderLayers(LayerFolder.open(output, format), shots)
        : new MovieLayers(AlphaMovie.open(output, format));
  }

  /** Receives the mouths, in any order. */
  MouthListener listener();

  /** A frame is finished; called in order, after its mouth. */
  void onFrame(FramePlan plan, FrameTime time);

  /** Completes the layers. */
  void finish();

  @Override
  void close();
}
