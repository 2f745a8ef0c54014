package org.redub.engine.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.actor.face.OpeningLimit;
import org.redub.engine.analyse.face.FaceLimits;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.engine.plan.MouthTrack;
import org.redub.geometry.MouthShape;
import org.redub.render.donor.DonorLibrary;
import org.redub.render.donor.DonorMix;
import org.redub.render.donor.DonorRuns;
import org.redub.render.donor.DonorSelector;
import org.redub.render.donor.DonorSettings;
import org.redub.render.donor.DonorTargets;

/**
 * Plans the mouth of every frame, shot by shot: what it does, whose pixels it gets, how much of it
 * shows. Immutable, thread-safe. Donors come from the same shot, so another actor's mouth is never
 * borrowed.
 */
public final class FramePlanner {
  /** Frames over which one donor run dissolves into the next. */
  private static final int DISSOLVE_FRAMES = 2;

  private final FaceLimits limits;

  public FramePlanner(FaceLimits limits) {
    this.limits = limits;
  }

  /** What a shot's mouth should do, and the actor that does it. */
  public record ShotTarget(FaceTrack track, ActorProfile actor, MouthTrack mouth) {}

  /**
   * The plan of a take.
   *
   * @param targets one for every shot in which a face was found
   */
  public FramePlans plan(TakeTrack take, List<ShotTarget> targets) {
    FramePlan[] frames = new FramePlan[take.frames()];
    Visibility[] seen = take.visibility();
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new FramePlan(i, take.ptsUs()[i], seen[i], 0, null);
    }
    for (ShotTarget target : targets) {
      planShot(target, frames);
    }
    return new FramePlans(Arrays.asList(frames));
  }

  private void planShot(ShotTarget target, FramePlan[] frames) {
    FaceTrack track = target.track();
    Visibility[] visibility = new Visibility[track.frames()];
    Arrays.setAll(visibility, track::visibility);
    int[] pool = DonorPool.of(track, visibility);
    if (pool.length == 0) {
      return;
    }
    DonorLibrary library = DonorPool.library(track, pool);
    double[] effect = EffectRamp.of(track, visibility, limits.maxYawDegrees());
    List<Integer> run = new ArrayList<>();
    for (int i = 0; i <= track.frames(); i++) {
      if (i < track.frames() && visibility[i] == Visibility.USABLE) {
        run.add(i);
      } else if (!run.isEmpty()) {
        planRun(target, run, library, effect, frames);
        run.clear();
      }
    }
  }

  private static void planRun(
      ShotTarget target,
      List<Integer> run,
      DonorLibrary library,
      double[] effect,
      FramePlan[] frames) {
    float[][] shapes = new float[run.size()][];
    float[][] rotations = new float[run.size()][];
    for (int k = 0; k < run.size(); k++) {
      shapes[k] = targetShape(target, run.get(k)).toArray();
      rotations[k] = target.track().pose(run.get(k)).rotationValues();
    }
    int[] numbers = run.stream().mapToInt(Integer::intValue).toArray();
    DonorTargets targets =
        new DonorTargets(shapes, rotations, numbers, DonorPool.looks(target.track(), numbers));
    List<DonorMix> mixes =
        DonorRuns.dissolve(
            new DonorSelector(DonorSettings.DEFAULT).select(targets, library),
            targets,
            library,
            DISSOLVE_FRAMES);
    int first = target.track().firstFrame();
    for (int k = 0; k < run.size(); k++) {
      int i = run.get(k);
      FramePlan bare = frames[first + i];
      List<FramePlan.Donor> donors = donors(mixes.get(k), library, first);
      frames[first + i] =
          new FramePlan(
              bare.frame(),
              bare.ptsUs(),
              bare.visibility(),
              effect[i],
              new FramePlan.Mouth(
                  reachable(target.mouth().opening(i), donors, target.track()),
                  target.mouth().width(i),
                  target.mouth().beyond(i),
                  target.mouth().closed(i),
                  donors));
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

  /** The lower face that frame {@code i} of the shot should show. */
  private static MouthShape targetShape(ShotTarget target, int i) {
    MouthTrack mouth = target.mouth();
    return target.actor().shapeAt(mouth.opening(i), mouth.width(i), mouth.beyond(i));
  }
}
