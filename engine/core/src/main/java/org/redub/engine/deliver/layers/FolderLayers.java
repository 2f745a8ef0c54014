package org.redub.engine.deliver.layers;

import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.LayerFolder;
import org.redub.engine.generate.MouthListener;
import org.redub.engine.generate.ShotIndex;
import org.redub.engine.media.file.FrameTime;

/** Layers as pictures in a folder. See {@link Layers} for threads and closing. */
final class FolderLayers implements Layers {
  private final LayerFolder folder;
  private final ShotIndex shots;

  FolderLayers(LayerFolder folder, ShotIndex shots) {
    this.folder = folder;
    this.shots = shots;
  }

  @Override
  public MouthListener listener() {
    return folder.of(shots);
  }

  @Override
  public void onFrame(FramePlan plan, FrameTime time) {
    // Pictures exist only where there is a mouth.
  }

  @Override
  public void finish() {
    folder.finish();
  }

  @Override
  public void close() {
    folder.close();
  }
}
