package org.redub.render.donor;

import java.util.ArrayList;
import java.util.List;

/**
 * Crossfades the runs of a selection of donors: around a join the old run continues, the new one
 * begins earlier, and the renderer morphs both to the same target. Stateless.
 */
public final class DonorRuns {
  private DonorRuns() {}

  /**
   * The mix of every output frame.
   *
   * @param crossfadeFrames frames of a crossfade, 0 for hard joins; shorter where a run is short
   */
  public static List<DonorMix> crossfade(
      DonorSelection selection, DonorTargets targets, DonorLibrary library, int crossfadeFrames) {
    List<DonorMix> mixes = new ArrayList<>(selection.size());
    for (int frame = 0; frame < selection.size(); frame++) {
      mixes.add(DonorMix.of(selection.donor(frame)));
    }
    int previousJoin = 0;
    for (int frame = 1; frame < selection.size(); frame++) {
      if (!selection.isJoin(frame)) {
        continue;
      }
      int after = runLength(selection, frame);
      // Each end of a run may use half of it, so that no frame is in two crossfades.
      int early = Math.min(crossfadeFrames / 2, (frame - previousJoin) / 2);
      int late = Math.min(crossfadeFrames - crossfadeFrames / 2, (after + 1) / 2);
      if (crossfadeFrames > 0) {
        beginEarly(mixes, selection, targets, library, new Span(frame, early, late));
        endLate(mixes, selection, targets, library, new Span(frame, early, late));
      }
      previousJoin = frame;
    }
    return mixes;
  }

  private record Span(int join, int early, int late) {
    /** Share of the new run at {@code frame}: (1 .. n) / (n + 1). */
    float newShare(int frame) {
      return (frame - join + early + 1) / (float) (early + late + 1);
    }
  }

  private static void beginEarly(
      List<DonorMix> mixes,
      DonorSelection selection,
      DonorTargets targets,
      DonorLibrary library,
      Span span) {
    int donor = selection.donor(span.join);
    for (int frame = span.join - 1; frame >= span.join - span.early; frame--) {
      donor = library.previous(donor) >= 0 ? library.previous(donor) : donor;
      if (targets.allows(frame, library.sourceFrame(donor))) {
        mixes.set(frame, new DonorMix(selection.donor(frame), donor, span.newShare(frame)));
      }
    }
  }

  private static void endLate(
      List<DonorMix> mixes,
      DonorSelection selection,
      DonorTargets targets,
      DonorLibrary library,
      Span span) {
    int donor = selection.donor(span.join - 1);
    for (int frame = span.join; frame < span.join + span.late; frame++) {
      donor = library.next(donor) >= 0 ? library.next(donor) : donor;
      if (targets.allows(frame, library.sourceFrame(donor))) {
        mixes.set(frame, new DonorMix(selection.donor(frame), donor, 1 - span.newShare(frame)));
      }
    }
  }

  private static int runLength(DonorSelection selection, int start) {
    int end = start + 1;
    while (end < selection.size() && !selection.isJoin(end)) {
      end++;
    }
    return end - start;
  }
}
