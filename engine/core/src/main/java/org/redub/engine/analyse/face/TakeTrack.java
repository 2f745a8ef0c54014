package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything the first pass learned of a take. Immutable by contract.
 *
 * @param ptsUs time of every frame, microseconds, ascending
 * @param visibility of every frame's face
 * @param shots the face of each shot, in order; together they cover every frame
 */
public record TakeTrack(long[] ptsUs, Visibility[] visibility, List<FaceTrack> shots) {

  public TakeTrack {
    shots = List.copyOf(shots);
  }

  /** Frames of the take. */
  public int frames() {
    return ptsUs.length;
  }

  /** Frames whose mouth can be replaced. */
  public int usableFrames() {
    int usable = 0;
    for (Visibility seen : visibility) {
      usable += seen == Visibility.USABLE ? 1 : 0;
    }
    return usable;
  }

  /**
   * Why frames cannot be dubbed, and how many: {@code no face found (12), head turned away (3)}.
   */
  public String reasons() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Visibility seen : visibility) {
      if (seen != Visibility.USABLE) {
        counts.merge(seen.reason(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(entry -> "%s (%d)".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Times of the frames of {@code shot}. */
  public long[] ptsUsOf(FaceTrack shot) {
    return Arrays.copyOfRange(ptsUs, shot.firstFrame(), shot.firstFrame() + shot.frames());
  }
}
