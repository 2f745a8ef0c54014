package org.redub.engine.actor.face;

import java.util.List;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;

/**
 * Sums over the frames of a shot from which the linear directions of a face follow, each about the
 * shot's mean; those of several shots of an actor add up. Immutable by contract.
 *
 * @param frames number of frames
 * @param openingOpening sum of squared openings, squared interocular distances
 * @param openingWidth sum of products of opening and width
 * @param widthWidth sum of squared widths
 * @param byOpening sum of opening times each coordinate of the lower face
 * @param byWidth sum of width times each coordinate
 * @param byControl for each of {@link FaceControls#controls}, the sum of it times each coordinate
 */
public record ShapeStatistics(
    long frames,
    double openingOpening,
    double openingWidth,
    double widthWidth,
    double[] byOpening,
    double[] byWidth,
    double[][] byControl) {

  private static final int VALUES = 3 * FaceMesh.LOWER_FACE.size();

  /** Of no frame. */
  public static ShapeStatistics none() {
    return new ShapeStatistics(
        0,
        0,
        0,
        0,
        new double[VALUES],
        new double[VALUES],
        new double[FaceControls.controls().size()][VALUES]);
  }

  /** Of the frames of one shot, at least one, about {@code mean}. */
  public static ShapeStatistics of(List<MouthShape> shapes, MeanFace mean) {
    double oo = 0;
    double ow = 0;
    double ww = 0;
    ShapeStatistics sums = none();
    double[] meanControls = FaceControls.measure(mean.shape());
    for (MouthShape shape : shapes) {
      float[] xyz = shape.toArray();
      double[] moved = new double[xyz.length];
      for (int k = 0; k < xyz.length; k++) {
        moved[k] = xyz[k] - mean.xyz()[k];
      }
      double o = shape.opening() - mean.opening();
      double w = shape.width() - mean.width();
      double[] controls = FaceControls.measure(shape);
      oo += o * o;
      ow += o * w;
      ww += w * w;
      add(sums.byOpening, moved, o);
      add(sums.byWidth, moved, w);
      for (int c = 0; c < controls.length; c++) {
        add(sums.byControl[c], moved, controls[c] - meanControls[c]);
      }
    }
    return new ShapeStatistics(
        shapes.size(), oo, ow, ww, sums.byOpening, sums.byWidth, sums.byControl);
  }

  /** Of the frames of both. */
  public ShapeStatistics plus(ShapeStatistics other) {
    double[][] controls = new double[byControl.length][];
    for (int c = 0; c < controls.length; c++) {
      controls[c] = sum(byControl[c], other.byControl[c]);
    }
    return new ShapeStatistics(
        frames + other.frames,
        openingOpening + other.openingOpening,
        openingWidth + other.openingWidth,
        widthWidth + other.widthWidth,
        sum(byOpening, other.byOpening),
        sum(byWidth, other.byWidth),
        controls);
  }

  public static void add(double[] sum, double[] values, double factor) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * values[k];
    }
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    add(sum, b, 1);
    return sum;
  }
}
