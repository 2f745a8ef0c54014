package org.redub.engine.actor;

import java.util.List;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.api.result.RedubResult;

/**
 * The actors of a take. Immutable by contract.
 *
 * @param shots one entry for every face track in which a face was found
 * @param calibration what was learned, to be looked at
 */
public record TakeActors(List<Shot> shots, RedubResult.Calibration calibration) {

  public TakeActors {
    shots = List.copyOf(shots);
  }

  /**
   * The same actors in a take that shows the same faces for another time, as a still picture does.
   *
   * @param faces of that take, one track for each of the analysed take
   */
  public TakeActors showing(TakeTrack faces) {
    return new TakeActors(
        shots.stream()
            .map(
                shot -> {
                  FaceTrack face = faces.shots().get(shot.track());
                  return new Shot(shot.track(), face, faces.ptsUsOf(face), shot.actor());
                })
            .toList(),
        calibration);
  }

  /**
   * A face track and its actor.
   *
   * @param track number of the track in the take, from 0
   * @param face the track
   * @param ptsUs times of its frames in the take
   * @param actor whose face it is
   */
  public record Shot(int track, FaceTrack face, long[] ptsUs, ActorProfile actor) {}
}
