package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The face tracks of a take. Immutable by contract.
 *
 * @param ptsUs pts of every frame in microseconds, ascending
 * @param shots the face track of each shot, in order; together they cover all frames
 */
public record TakeTrack(long[] ptsUs, List<FaceTrack> shots) {

  public TakeTrack {
    shots = List.copyOf(shots);
  }

  /** Number of frames of the take. */
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

  /** Number of frames whose mouth can be replaced. */
  public int usableFrames() {
    return (int) Arrays.stream(visibility()).filter(v -> v == Visibility.USABLE).count();
  }

  /**
   * The reasons why frames cannot be dubbed, with the number of frames: {@code no face found (12),
   * head turned away (3)}.
   */
  public String reasons() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Visibility visibility : visibility()) {
      if (visibility != Visibility.USABLE) {
        counts.merge(visibility.reason(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(entry -> "%s (%d)".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Pts of the frames of {@code shot}. */
  public long[] ptsUsOf(FaceTrack shot) {
    return Arrays.copyOfRange(ptsUs, shot.firstFrame(), shot.firstFrame() + shot.frames());
  }
}
