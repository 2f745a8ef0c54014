package org.redub.engine.generate;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.engine.api.request.FaceLimits;

/**
 * Plans the mouth of every frame, shot by shot: what it does and how much of it shows, whatever
 * makes its pixels. Immutable, thread-safe.
 */
public final class FramePlanner {
  private final FaceLimits limits;
  private final LongPredicate wanted;

  /** A planner for whole takes. */
  public FramePlanner(FaceLimits limits) {
    this(limits, ptsUs -> true);
  }

  /**
   * A planner for parts of takes.
   *
   * @param wanted whether the frame at a time in the take is dubbed if it can be
   */
  public FramePlanner(FaceLimits limits, LongPredicate wanted) {
    this.limits = limits;
    this.wanted = wanted;
  }

  /**
   * The plan of a take.
   *
   * @param targets one for every face track that is dubbed
   */
  public FramePlans plan(TakeTrack take, List<ShotTarget> targets) {
    FramePlan[] frames = new FramePlan[take.frames()];
    Visibility[] seen = take.visibility();
    for (int i = 0; i < frames.length; i++) {
      long ptsUs = take.ptsUs()[i];
      boolean usable = seen[i] == Visibility.USABLE;
      Visibility kept = usable && !wanted.test(ptsUs) ? Visibility.OUT_OF_RANGE : seen[i];
      frames[i] = FramePlan.untouched(i, ptsUs, kept);
    }
    for (ShotTarget target : targets) {
      planShot(target, frames);
    }
    return new FramePlans(Arrays.asList(frames));
  }

  private static Visibility visibility(FaceTrack track, int i, FramePlan[] frames) {
    boolean out = frames[track.firstFrame() + i].visibility() == Visibility.OUT_OF_RANGE;
    return out ? Visibility.OUT_OF_RANGE : track.visibility(i);
  }

  private void planShot(ShotTarget target, FramePlan[] frames) {
    FaceTrack track = target.track();
    Visibility[] visibility = new Visibility[track.frames()];
    Arrays.setAll(visibility, i -> visibility(track, i, frames));
    double[] effect = EffectRamp.of(track, visibility, limits.maxYawDegrees());
    for (int i = 0; i < track.frames(); i++) {
      if (visibility[i] == Visibility.USABLE) {
        FramePlan bare = frames[track.firstFrame() + i];
        frames[bare.frame()] =
            new FramePlan(
                bare.frame(),
                bare.ptsUs(),
                bare.visibility(),
                effect[i],
                target.mouth(i),
                List.of());
      }
    }
  }
}
