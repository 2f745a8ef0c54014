package org.redub.engine.actor;

import java.util.List;
import org.redub.engine.actor.style.StyleFit;
import org.redub.engine.actor.style.StyleInputs;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.sound.TakeSpeech;

/**
 * Learns the actors of a take. Where nobody was named, each shot is an actor of its own, since
 * nothing says that two shots show the same. Else every shot shows the actor that was named, and
 * what other takes showed of that actor counts too. Stateless; writes nothing.
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
   * The actor of each shot, each learned from that shot alone.
   *
   * @param own the take's sound, moved so that it goes with the mouth
   */
  public static List<ActorProfile> learn(List<Shot> shots, TakeSpeech own) {
    StyleInputs inputs = StyleInputs.of(own.articulation());
    return shots.stream()
        .map(shot -> ActorProfiler.profile(shot.track(), shown(shot, own, inputs)))
        .toList();
  }

  /**
   * What a take shows of one actor, who is in all of these shots.
   *
   * @param own the take's sound, moved so that it goes with the mouth
   */
  public static ActorEvidence shown(List<Shot> shots, TakeSpeech own) {
    StyleInputs inputs = StyleInputs.of(own.articulation());
    ActorEvidence take = ActorEvidence.none();
    for (Shot shot : shots) {
      take = take.plus(shown(shot, own, inputs));
    }
    return take;
  }

  /**
   * The profile of one actor in each shot.
   *
   * @param known what this take and others show of the actor
   */
  public static List<ActorProfile> profiles(List<Shot> shots, ActorEvidence known) {
    StyleFit style = ActorProfiler.style(known);
    return shots.stream().map(shot -> ActorProfiler.profile(shot.track(), known, style)).toList();
  }

  private static ActorEvidence shown(Shot shot, TakeSpeech own, StyleInputs inputs) {
    return ActorEvidence.of(shot.track(), shot.ptsUs(), own, inputs);
  }
}
