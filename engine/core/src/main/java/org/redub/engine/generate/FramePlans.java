package org.redub.engine.generate;

import java.util.BitSet;
import java.util.List;

/**
 * What will be done to every frame of a take. Immutable.
 *
 * @param frames one entry per frame of the take, in order
 */
public record FramePlans(List<FramePlan> frames) {

  public FramePlans {
    frames = List.copyOf(frames);
  }

  /** Numbers of the frames that lend their mouth to any frame. */
  public BitSet donorFrames() {
    BitSet donors = new BitSet();
    for (FramePlan frame : frames) {
      frame.donors().forEach(donor -> donors.set(donor.frame()));
    }
    return donors;
  }

  /** Frames whose pixels change. */
  public int dubbedFrames() {
    return (int) frames.stream().filter(FramePlan::dubbed).count();
  }
}
