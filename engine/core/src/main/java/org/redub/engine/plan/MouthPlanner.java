package org.redub.engine.plan;

import java.util.List;
import org.redub.engine.actor.TakeActors;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.sound.VoiceTrack;

/** Plans what the mouths of a take do for a voice track. Stateless. */
public final class MouthPlanner {
  private MouthPlanner() {}

  /** How a plan identifies the take that it is made for. */
  public static PlannedTake of(Take take) {
    return new PlannedTake(
        take.video().getFileName().toString(),
        take.source().contentSha256(),
        take.track().frames(),
        take.startUs(),
        take.endUs());
  }

  /**
   * Plans a take in which every face speaks the voice track.
   *
   * @param voiceStartUs when the voice track starts, on the take's clock
   * @param strength 0..2: share of each actor's range that is used
   */
  public static MouthPlan plan(
      Take take, TakeActors actors, VoiceTrack voice, long voiceStartUs, double strength) {
    SpeechPlanner planner =
        new SpeechPlanner(voice.articulation(), voice.activity()::speechAt, voiceStartUs, strength);
    List<PersonPlan> persons =
        actors.shots().stream()
            .map(
                shot ->
                    planner.plan(
                        PersonPlan.nameOf(shot.track()),
                        shot.actor().range(),
                        shot.actor().style(),
                        shot.ptsUs()))
            .toList();
    return new MouthPlan(of(take), persons);
  }
}
