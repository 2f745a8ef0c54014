package org.redub.engine.generate;

import java.util.Arrays;
import java.util.List;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.plan.MouthTrack;
import org.redub.geometry.MouthShape;

/**
 * Plans the mouth of every frame, shot by shot: what it does and how much of it shows, whatever
 * makes its pixels. Immutable, thread-safe.
 */
public final class FramePlanner {
  private final FaceLimits limits;

  public FramePlanner(FaceLimits limits) {
    this.limits = limits;
  }

  /** What a shot's mouth should do, and the actor that does it. */
  public record ShotTarget(FaceTrack track, ActorProfile actor, MouthTrack mouth) {

    /** The lower face that frame {@code i} of the shot should show. */
    public MouthShape shape(int i) {
      return actor.shapeAt(mouth.opening(i), mouth.width(i), mouth.beyond(i));
    }
  }

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
    double[] effect = EffectRamp.of(track, visibility, limits.maxYawDegrees());
    MouthTrack mouth = target.mouth();
    for (int i = 0; i < track.frames(); i++) {
      if (visibility[i] == Visibility.USABLE) {
        FramePlan bare = frames[track.firstFrame() + i];
        frames[bare.frame()] =
            new FramePlan(
                bare.frame(),
                bare.ptsUs(),
                bare.visibility(),
                effect[i],
                new FramePlan.Mouth(
                    mouth.opening(i), mouth.width(i), mouth.beyond(i), mouth.closed(i), List.of()));
      }
    }
  }
}
