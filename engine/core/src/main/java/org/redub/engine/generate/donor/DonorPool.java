package org.redub.engine.generate.donor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.render.donor.DonorLibrary;
import org.redub.render.image.MouthAppearance;

/**
 * Chooses the frames of a shot that may be donors. In a short shot these are all usable frames
 * without occlusion. In a long one they are the one-second runs in which the mouth moves most,
 * spread over the shot, so that the search stays bounded.
 */
public final class DonorPool {
  /** Search time grows with frames x donors; 1200 donors are some 45 s of footage. */
  private static final int MAX_DONORS = 1200;

  private static final int RUN_FRAMES = 25;

  private DonorPool() {}

  /** Frames of the shot, counted in the shot, ascending. */
  static int[] of(FaceTrack track, Visibility[] visibility) {
    List<Integer> usable = new ArrayList<>();
    for (int i = 0; i < track.frames(); i++) {
      if (visibility[i] == Visibility.USABLE && !track.isOccluded(i)) {
        usable.add(i);
      }
    }
    if (usable.size() <= MAX_DONORS) {
      return usable.stream().mapToInt(Integer::intValue).toArray();
    }
    List<List<Integer>> runs = new ArrayList<>();
    for (int from = 0; from < usable.size(); from += RUN_FRAMES) {
      runs.add(usable.subList(from, Math.min(usable.size(), from + RUN_FRAMES)));
    }
    int wanted = MAX_DONORS / RUN_FRAMES;
    // One run from each of as many stretches of the shot as runs are wanted: the liveliest of its
    // stretch.
    List<Integer> chosen = new ArrayList<>();
    for (int k = 0; k < wanted; k++) {
      int from = k * runs.size() / wanted;
      int to = Math.max(from + 1, (k + 1) * runs.size() / wanted);
      runs.subList(from, to).stream()
          .max(Comparator.comparingDouble(run -> liveliness(track, run)))
          .ifPresent(chosen::addAll);
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Frames of a shot as donors. */
  public static DonorLibrary library(FaceTrack track, int[] pool) {
    float[][] shapes = new float[pool.length][];
    float[][] rotations = new float[pool.length][];
    for (int k = 0; k < pool.length; k++) {
      shapes[k] = track.shape(pool[k]).toArray();
      rotations[k] = track.pose(pool[k]).rotationValues();
    }
    return new DonorLibrary(shapes, rotations, pool, looks(track, pool));
  }

  /** The mouth appearances of some frames of a shot; an empty list if one of them is not known. */
  public static List<MouthAppearance> looks(FaceTrack track, int[] frames) {
    List<MouthAppearance> looks = new ArrayList<>();
    for (int frame : frames) {
      MouthAppearance look = track.appearance(frame);
      if (look == null) {
        return List.of();
      }
      looks.add(look);
    }
    return looks;
  }

  private static double liveliness(FaceTrack track, List<Integer> run) {
    double low = Double.MAX_VALUE;
    double high = 0;
    for (int i : run) {
      double opening = track.shape(i).opening();
      low = Math.min(low, opening);
      high = Math.max(high, opening);
    }
    return high - low;
  }
}
