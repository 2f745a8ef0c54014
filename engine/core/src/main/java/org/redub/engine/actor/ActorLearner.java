package org.redub.engine.actor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.tracking.FaceTrack;

/**
 * Learns the actors of a take. Without a project each shot is an actor of its own, since nothing
 * says that two shots show the same; with one, every shot shows the actor that was named, and what
 * other takes showed of that actor counts too. Stateless.
 */
public final class ActorLearner {
  private ActorLearner() {}

  /**
   * A shot to learn from. Immutable by contract.
   *
   * @param track its face, found in at least one frame
   * @param ptsUs times of its frames in the take
   */
  public record Shot(FaceTrack track, long[] ptsUs) {}

  /**
   * The actor of each shot.
   *
   * @param own the take's sound, moved so that it goes with the mouth
   * @param project what is known of the actor; the take is added to it
   */
  public static List<ActorProfile> learn(
      List<Shot> shots, OwnSpeech own, @Nullable ProjectActor project) {
    List<ActorEvidence> evidence = new ArrayList<>();
    for (Shot shot : shots) {
      evidence.add(ActorEvidence.of(shot.track(), shot.ptsUs(), own));
    }
    if (project != null) {
      ActorEvidence take = evidence.stream().reduce(ActorEvidence.none(), ActorEvidence::plus);
      ActorEvidence known = project.with(take);
      evidence.replaceAll(shot -> known);
    }
    List<ActorProfile> profiles = new ArrayList<>();
    for (int k = 0; k < shots.size(); k++) {
      profiles.add(ActorProfiler.profile(shots.get(k).track(), evidence.get(k)));
    }
    return profiles;
  }
}
