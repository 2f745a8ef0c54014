package org.redub.engine.evaluate;

import java.util.List;
import java.util.function.IntFunction;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.generate.ShotTarget;
import org.redub.engine.plan.PlannedMouth;
import org.redub.geometry.MouthShape;

/**
 * A face track that is to show given mouth shapes, whatever its actor would do. Immutable.
 *
 * @param shapes the lower face of each frame of the track
 * @param shut the same face with its mouth shut
 */
record ShapeTarget(FaceTrack track, IntFunction<MouthShape> shapes, MouthShape shut)
    implements ShotTarget {

  @Override
  public PlannedMouth mouth(int frame) {
    MouthShape shape = shapes.apply(frame);
    return new PlannedMouth((float) shape.opening(), (float) shape.width(), List.of(), false);
  }

  /** The given shape, brought towards the shut one where it is to be less open. */
  @Override
  public MouthShape shape(int frame, PlannedMouth mouth) {
    MouthShape shape = shapes.apply(frame);
    double reach = shape.opening() - shut.opening();
    if (mouth.opening() >= (float) shape.opening() || reach <= 0) {
      return shape;
    }
    double share = (mouth.opening() - shut.opening()) / reach;
    return shut.lerp(shape, Math.max(0, share));
  }
}
