package org.redub.engine.actor.face;

import java.util.List;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;
import org.redub.models.mouth.FaceMotion;

/**
 * Measures a mouth shape by the names of {@link FaceMotion}, in interocular distances. Stateless.
 *
 * <p>Opening and width are distances. The other five, {@link #controls}, are linear in the points
 * and free of pose, since canonical space is (y down, z away from the viewer): heights of the chin
 * tip, of the edges of the lips and of the corners; depth of the lips against that of the cheeks
 * beside them, which a head that is tilted a little wrong moves alike.
 */
public final class FaceControls {
  private static final List<FaceMotion> RESIDUAL =
      List.of(
          FaceMotion.JAW,
          FaceMotion.UPPER_LIP,
          FaceMotion.LOWER_LIP,
          FaceMotion.PROTRUSION,
          FaceMotion.CORNER);

  private static final int Y = 1;
  private static final int Z = 2;
  private static final int VALUES = 3 * FaceMesh.LOWER_FACE.size();
  private static final int[] CHIN_TIP = {152};
  private static final int[] UPPER_EDGE = {0, 37, 267};
  private static final int[] LOWER_EDGE = {17, 84, 314};
  private static final int[] LIP_MIDDLE = {0, 37, 267, 13, 82, 312, 14, 87, 317, 17, 84, 314};
  private static final int[] CHEEKS = {205, 425, 207, 427, 214, 434};
  private static final int[] CORNERS = {FaceMesh.LEFT_MOUTH_CORNER, FaceMesh.RIGHT_MOUTH_CORNER};

  private FaceControls() {}

  /** The controls of the expression residual, in order. */
  public static List<FaceMotion> controls() {
    return RESIDUAL;
  }

  /** One control of a shape, in interocular distances. */
  public static double of(FaceMotion control, MouthShape shape) {
    return switch (control) {
      case OPENING -> shape.opening();
      case WIDTH -> shape.width();
      default -> dot(row(control), shape.toArray());
    };
  }

  /** The controls {@link #controls} of a shape, in their order, in interocular distances. */
  public static double[] measure(MouthShape shape) {
    float[] xyz = shape.toArray();
    double[] values = new double[RESIDUAL.size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = dot(row(RESIDUAL.get(c)), xyz);
    }
    return values;
  }

  /**
   * What a linear control takes of each coordinate of a shape.
   *
   * @throws IllegalArgumentException for opening and width, which are not linear
   */
  static double[] row(FaceMotion control) {
    double[] row = new double[VALUES];
    switch (control) {
      case JAW -> add(row, CHIN_TIP, Y, 1);
      case UPPER_LIP -> add(row, UPPER_EDGE, Y, -1);
      case LOWER_LIP -> add(row, LOWER_EDGE, Y, 1);
      case PROTRUSION -> {
        add(row, LIP_MIDDLE, Z, -1);
        add(row, CHEEKS, Z, 1);
      }
      case CORNER -> add(row, CORNERS, Y, -1);
      case OPENING, WIDTH ->
          throw new IllegalArgumentException(control + " is a distance, not linear in the points");
    }
    return row;
  }

  /** Adds {@code sign} times the mean of a coordinate over some points. */
  private static void add(double[] row, int[] meshIndices, int axis, double sign) {
    for (int mesh : meshIndices) {
      row[3 * FaceMesh.LOWER_FACE.indexOf(mesh) + axis] += sign / meshIndices.length;
    }
  }

  private static double dot(double[] row, float[] xyz) {
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      sum += row[k] * xyz[k];
    }
    return sum;
  }
}
