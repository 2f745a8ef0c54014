package org.redub.engine.generate;

import org.redub.engine.media.plate.Plate;

/**
 * Takes rendered frames beside their untouched plates, in order, on the thread that runs the pass.
 */
@FunctionalInterface
public interface ComparisonSink {

  /**
   * One frame; both plates are reused after the call.
   *
   * @param source the plate as it was
   * @param result the frame as it is now
   */
  void accept(FramePlan plan, Plate source, Plate result);
}
