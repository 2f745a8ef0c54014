package org.redub.engine.deliver.preview;

import java.util.BitSet;
import java.util.List;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.FramePlans;
import org.redub.engine.plan.PlannedMouth;

/**
 * Chooses the frames of a contact sheet: the widest and the most closed mouths of the plan, spread
 * over the take. Stateless.
 */
final class SheetFrames {
  private static final int FRAMES = 12;

  private SheetFrames() {}

  /** Numbers of the chosen frames, at most {@value #FRAMES}. */
  static BitSet choose(FramePlans plan) {
    List<FramePlan> dubbed = plan.frames().stream().filter(FramePlan::dubbed).toList();
    BitSet chosen = new BitSet();
    for (int part = 0; part < FRAMES && !dubbed.isEmpty(); part++) {
      int from = part * dubbed.size() / FRAMES;
      int to = Math.max(from + 1, (part + 1) * dubbed.size() / FRAMES);
      boolean open = part % 2 == 0;
      FramePlan best = dubbed.get(from);
      for (FramePlan frame : dubbed.subList(from, to)) {
        if (open ? opening(frame) > opening(best) : opening(frame) < opening(best)) {
          best = frame;
        }
      }
      chosen.set(best.frame());
    }
    return chosen;
  }

  private static float opening(FramePlan frame) {
    PlannedMouth mouth = frame.mouth();
    return mouth == null ? 0 : mouth.opening();
  }
}
