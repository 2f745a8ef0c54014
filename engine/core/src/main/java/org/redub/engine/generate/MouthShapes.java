package org.redub.engine.generate;

import java.util.List;
import java.util.stream.IntStream;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.geometry.MouthShape;

/** Means of mouth shapes. Stateless. */
public final class MouthShapes {
  private MouthShapes() {}

  /** The mean of some frames of a shot. */
  public static MouthShape mean(FaceTrack shot, int[] frames) {
    return mean(IntStream.of(frames).mapToObj(shot::shape).toList());
  }

  /** The mean of one shape or more. */
  public static MouthShape mean(List<MouthShape> shapes) {
    float[] sum = new float[shapes.get(0).toArray().length];
    for (MouthShape shape : shapes) {
      float[] xyz = shape.toArray();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += xyz[i] / shapes.size();
      }
    }
    return MouthShape.of(sum);
  }
}
