package org.redub.audio.cue;

import java.util.ArrayList;
import java.util.List;

/**
 * Merges short cues in one pass from left to right: a cue that is too short is merged into the
 * longer of its neighbours, or into the one that is not a closure, so that closures keep their
 * length. If the next cue takes it, that cue's new length counts when its turn comes.
 */
final class CueMerger {
  private CueMerger() {}

  /** Adds a cue at the end, or lengthens the last one where both have the same shape. */
  static void append(List<MouthCue> cues, MouthCue cue) {
    int last = cues.size() - 1;
    if (last >= 0 && cues.get(last).viseme() == cue.viseme()) {
      cues.set(last, new MouthCue(cues.get(last).startUs(), cue.endUs(), cue.viseme()));
    } else {
      cues.add(cue);
    }
  }

  static List<MouthCue> withoutShort(List<MouthCue> cues, long minCueUs) {
    List<MouthCue> merged = new ArrayList<>(cues.size());
    long startUs = 0;
    for (int i = 0; i < cues.size(); i++) {
      MouthCue cue = new MouthCue(startUs, cues.get(i).endUs(), cues.get(i).viseme());
      startUs = cue.endUs();
      boolean first = merged.isEmpty();
      boolean last = i == cues.size() - 1;
      if (cue.durationUs() >= minCueUs || cue.viseme() == Viseme.A || (first && last)) {
        append(merged, cue);
      } else if (first || (!last && nextTakes(merged.get(merged.size() - 1), cues.get(i + 1)))) {
        startUs = cue.startUs();
      } else {
        MouthCue before = merged.get(merged.size() - 1);
        append(merged, new MouthCue(cue.startUs(), cue.endUs(), before.viseme()));
      }
    }
    return merged;
  }

  private static boolean nextTakes(MouthCue before, MouthCue next) {
    if ((before.viseme() == Viseme.A) != (next.viseme() == Viseme.A)) {
      return before.viseme() == Viseme.A;
    }
    return next.durationUs() > before.durationUs();
  }
}
