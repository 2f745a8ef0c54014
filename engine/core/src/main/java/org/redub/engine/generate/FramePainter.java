package org.redub.engine.generate;

import org.jspecify.annotations.Nullable;
import org.redub.render.composite.MouthCanvas;
import org.redub.render.composite.Patch;

/** Makes the mouths of frames, one after another. Confined to one thread at a time. */
@FunctionalInterface
public interface FramePainter {

  /**
   * The mouth of a frame, valid until the next call; null leaves the frame as it is.
   *
   * @param canvas where it goes, valid during the call
   */
  @Nullable Patch patch(FaceFrame frame, MouthCanvas canvas);
}
