package org.redub.engine.generate.donor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.redub.engine.actor.face.OpeningLimit;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.FramePlanner.ShotTarget;
import org.redub.engine.generate.FramePlans;
import org.redub.render.donor.DonorLibrary;
import org.redub.render.donor.DonorMix;
import org.redub.render.donor.DonorRuns;
import org.redub.render.donor.DonorSelector;
import org.redub.render.donor.DonorSettings;
import org.redub.render.donor.DonorTargets;

/**
 * Chooses which frames lend their mouths to which, shot by shot, so that another actor's mouth is
 * never borrowed. Stateless.
 */
final class DonorPlanner {
  /** Frames over which one donor run dissolves into the next. */
  private static final int DISSOLVE_FRAMES = 2;

  private DonorPlanner() {}

  /** The plan with donors; in a shot without any, the frames stay untouched. */
  static FramePlans choose(FramePlans plan, List<ShotTarget> targets) {
    FramePlan[] frames = plan.frames().toArray(FramePlan[]::new);
    for (ShotTarget target : targets) {
      chooseInShot(target, frames);
    }
    return new FramePlans(Arrays.asList(frames));
  }

  private static void chooseInShot(ShotTarget target, FramePlan[] frames) {
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

  private static void chooseInRun(
      ShotTarget target, List<Integer> run, DonorLibrary library, FramePlan[] frames) {
    float[][] shapes = new float[run.size()][];
    float[][] rotations = new float[run.size()][];
    for (int k = 0; k < run.size(); k++) {
      shapes[k] = target.shape(run.get(k)).toArray();
      rotations[k] = target.track().pose(run.get(k)).rotationValues();
    }
    int[] numbers = run.stream().mapToInt(Integer::intValue).toArray();
    DonorTargets targets =
        new DonorTargets(shapes, rotations, numbers, DonorPool.looks(target.track(), numbers));
    List<DonorMix> mixes =
        DonorRuns.crossfade(
            new DonorSelector(DonorSettings.DEFAULT).select(targets, library),
            targets,
            library,
            DISSOLVE_FRAMES);
    int first = target.track().firstFrame();
    for (int k = 0; k < run.size(); k++) {
      FramePlan frame = frames[first + run.get(k)];
      FramePlan.Mouth mouth = frame.mouth();
      if (mouth != null) {
        List<FramePlan.Donor> donors = donors(mixes.get(k), library, first);
        float opening = reachable(mouth.opening(), donors, target.track());
        frames[frame.frame()] = frame.with(mouth.lent(opening, donors));
      }
    }
  }

  /** The planned opening, or as much of it as the donors bear. */
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
