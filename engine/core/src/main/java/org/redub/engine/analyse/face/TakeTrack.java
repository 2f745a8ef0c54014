package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The faces of a take. Immutable by contract.
 *
 * @param ptsUs time of every frame, microseconds, ascending
 * @param shots the face of each shot, in order; together they cover every frame
 */
public record TakeTrack(long[] ptsUs, List<FaceTrack> shots) {

  public TakeTrack {
    shots = List.copyOf(shots);
  }

  /** Frames of the take. */
  public int frames() {
    return ptsUs.length;
  }

  /** Whether the mouth of each frame of the take can be replaced, and if not, why. */
  public Visibility[] visibility() {
    Visibility[] visibility = new Visibility[frames()];
    Arrays.fill(visibility, Visibility.NO_FACE);
    for (FaceTrack shot : shots) {
      for (int i = 0; i < shot.frames(); i++) {
        visibility[shot.firstFrame() + i] = shot.visibility(i);
      }
    }
    return visibility;
  }

  /** Frames whose mouth can be replaced. */
  public int usableFrames() {
    return (int) Arrays.stream(visibility()).filter(seen -> seen == Visibility.USABLE).count();
  }

  /**
   * Why frames cannot be dubbed, and how many: {@code no face found (12), head turned away (3)}.
   */
  public String reasons() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Visibility seen : visibility()) {
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
