package org.redub.engine.generate;

import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.plan.PlannedMouth;
import org.redub.geometry.MouthShape;

/** What the mouth of one face track is to do, and the lower face that does it. Immutable. */
public interface ShotTarget {

  /** The face track. */
  FaceTrack track();

  /** What the mouth does in frame {@code frame} of the track. */
  PlannedMouth mouth(int frame);

  /**
   * The lower face of frame {@code frame} of the track.
   *
   * @param mouth what its mouth does: {@link #mouth}, or the same less open
   */
  MouthShape shape(int frame, PlannedMouth mouth);
}
