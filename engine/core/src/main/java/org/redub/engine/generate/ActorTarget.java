package org.redub.engine.generate;

import org.redub.engine.actor.ActorProfile;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.plan.MouthTrack;
import org.redub.engine.plan.PlannedMouth;
import org.redub.geometry.MouthShape;

/**
 * A face track whose mouth follows a plan in the way of its actor. Immutable.
 *
 * @param plan one mouth per frame of the track
 */
public record ActorTarget(FaceTrack track, ActorProfile actor, MouthTrack plan)
    implements ShotTarget {

  @Override
  public PlannedMouth mouth(int frame) {
    return plan.at(frame);
  }

  @Override
  public MouthShape shape(int frame, PlannedMouth mouth) {
    return actor.shapeAt(mouth.opening(), mouth.width(), mouth.expression());
  }
}
