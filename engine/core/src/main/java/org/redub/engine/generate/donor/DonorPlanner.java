package org.redub.engine.generate.donor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.redub.engine.actor.face.OpeningLimit;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.FramePlans;
import org.redub.engine.generate.ShotTarget;
import org.redub.engine.plan.PlannedMouth;
import org.redub.render.donor.DonorLibrary;
import org.redub.render.donor.DonorMix;
import org.redub.render.donor.DonorRuns;
import org.redub.render.donor.DonorSelector;
import org.redub.render.donor.DonorSettings;
import org.redub.render.donor.DonorTargets;

/**
 * Chooses the donors of each frame, shot by shot, so that no mouth comes from another actor.
 * Immutable, thread-safe.
 */
final class DonorPlanner {
  /** Frames of the crossfade between two donor runs. */
  private static final int DISSOLVE_FRAMES = 2;

  private final int donorGap;

  /**
   * A planner.
   *
   * @param donorGap a frame within this many frames of another is never its donor; 0 allows every
   *     frame
   */
  DonorPlanner(int donorGap) {
    this.donorGap = donorGap;
  }

  /**
   * The plan with donors; in a shot without any, the frames stay untouched.
   *
   * @throws IllegalArgumentException if a frame has no allowed donor
   */
  FramePlans choose(FramePlans plan, List<ShotTarget> targets) {
    FramePlan[] frames = plan.frames().toArray(FramePlan[]::new);
    for (ShotTarget target : targets) {
      chooseInShot(target, frames);
    }
    return new FramePlans(Arrays.asList(frames));
  }

  private void chooseInShot(ShotTarget target, FramePlan[] frames) {
    FaceTrack track = target.track();
    Visibility[] visibility = new Visibility[track.frames()];
    Arrays.setAll(visibility, track::visibility);
    int[] pool = DonorPool.of(track, visibility);
    if (pool.length == 0) {
      for (int i = 0; i < track.frames(); i++) {
        frames[track.firstFrame() + i] = frames[track.firstFrame() + i].untouched();
      }
      return;
    }
    DonorLibrary library = DonorPool.library(track, pool);
    List<Integer> run = new ArrayList<>();
    for (int i = 0; i <= track.frames(); i++) {
      if (i < track.frames() && frames[track.firstFrame() + i].mouth() != null) {
        run.add(i);
      } else if (!run.isEmpty()) {
        chooseInRun(target, run, library, frames);
        run.clear();
      }
    }
  }

  private void chooseInRun(
      ShotTarget target, List<Integer> run, DonorLibrary library, FramePlan[] frames) {
    int[] numbers = run.stream().mapToInt(Integer::intValue).toArray();
    DonorTargets targets = targets(target, numbers);
    List<DonorMix> mixes =
        DonorRuns.crossfade(
            new DonorSelector(DonorSettings.DEFAULT).select(targets, library),
            targets,
            library,
            DISSOLVE_FRAMES);
    int first = target.track().firstFrame();
    for (int k = 0; k < numbers.length; k++) {
      FramePlan frame = frames[first + numbers[k]];
      PlannedMouth mouth = frame.mouth();
      if (mouth != null) {
        List<FramePlan.Donor> donors = donors(mixes.get(k), library, first);
        float opening = reachable(mouth.opening(), donors, target.track());
        frames[frame.frame()] = frame.lent(mouth.opened(opening), donors);
      }
    }
  }

  private DonorTargets targets(ShotTarget target, int[] numbers) {
    float[][] shapes = new float[numbers.length][];
    float[][] rotations = new float[numbers.length][];
    int[] forbiddenFrom = new int[numbers.length];
    int[] forbiddenTo = new int[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      shapes[k] = target.shape(numbers[k], target.mouth(numbers[k])).toArray();
      rotations[k] = target.track().pose(numbers[k]).rotationValues();
      forbiddenFrom[k] = numbers[k] - donorGap;
      forbiddenTo[k] = donorGap == 0 ? forbiddenFrom[k] - 1 : numbers[k] + donorGap;
    }
    return new DonorTargets(
        shapes,
        rotations,
        numbers,
        DonorPool.looks(target.track(), numbers),
        forbiddenFrom,
        forbiddenTo);
  }

  /** The planned opening, limited to what the donors can show. */
  private static float reachable(float opening, List<FramePlan.Donor> donors, FaceTrack track) {
    double given = 0;
    for (FramePlan.Donor donor : donors) {
      given += donor.weight() * track.shape(donor.frame() - track.firstFrame()).opening();
    }
    return (float) Math.min(opening, OpeningLimit.widest(given));
  }

  private static List<FramePlan.Donor> donors(DonorMix mix, DonorLibrary library, int first) {
    FramePlan.Donor main =
        new FramePlan.Donor(first + library.sourceFrame(mix.donor()), mix.weight());
    return mix.other() < 0
        ? List.of(main)
        : List.of(
            main, new FramePlan.Donor(first + library.sourceFrame(mix.other()), mix.otherWeight()));
  }
}
