package org.redub.engine.generate;

import org.jspecify.annotations.Nullable;
import org.redub.engine.media.plate.Plate;

/** Takes the frames of the render pass, in order, on the thread that runs it. */
@FunctionalInterface
public interface FrameSink {

  /**
   * One frame.
   *
   * @param source the plate as it was; null unless the pass was asked to keep it
   * @param result the frame as it is now; reused after the call
   */
  void accept(FramePlan plan, @Nullable Plate source, Plate result);
}
