package org.redub.engine.actor.face;

import java.util.List;
import org.redub.geometry.MouthShape;

/**
 * The middle of the frames of a shot, in canonical space. Immutable by contract.
 *
 * @param xyz mean of each coordinate of the lower face
 * @param opening mean opening
 * @param width mean width
 */
public record MeanFace(double[] xyz, double opening, double width) {

  /** The mean of at least one shape. */
  public static MeanFace of(List<MouthShape> shapes) {
    int n = shapes.size();
    double[] mean = new double[shapes.get(0).toArray().length];
    for (MouthShape shape : shapes) {
      float[] xyz = shape.toArray();
      for (int k = 0; k < mean.length; k++) {
        mean[k] += xyz[k] / (double) n;
      }
    }
    return new MeanFace(
        mean,
        shapes.stream().mapToDouble(MouthShape::opening).sum() / n,
        shapes.stream().mapToDouble(MouthShape::width).sum() / n);
  }

  /** The mean points as a shape; its opening is not quite the mean opening. */
  MouthShape shape() {
    float[] values = new float[xyz.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) xyz[k];
    }
    return MouthShape.of(values);
  }
}
