package org.redub.engine.actor.style;

import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;

/** A schematic lower face for tests: lips as ellipses, a jaw below, moved by opening and width. */
public final class DrawnMouth {
  private DrawnMouth() {}

  /** The face at an opening and a width, in interocular distances. */
  public static MouthShape at(double opening, double width) {
    float[] xyz = new float[3 * FaceMesh.LOWER_FACE.size()];
    for (int k = 0; k < FaceMesh.LOWER_FACE.size(); k++) {
      int mesh = FaceMesh.LOWER_FACE.get(k);
      double[] xy = point(mesh, k, opening, width);
      xyz[3 * k] = (float) xy[0];
      xyz[3 * k + 1] = (float) xy[1];
      xyz[3 * k + 2] = (float) (-0.1 + 0.3 * xy[0] * xy[0]);
    }
    return MouthShape.of(xyz);
  }

  private static double[] point(int mesh, int k, double opening, double width) {
    boolean inner = FaceMesh.INNER_LIP.contains(mesh);
    if (inner || FaceMesh.OUTER_LIP.contains(mesh)) {
      int at = (inner ? FaceMesh.INNER_LIP : FaceMesh.OUTER_LIP).indexOf(mesh);
      double angle = Math.PI - at * Math.PI / 10;
      double halfWidth = width / 2 * (inner ? 0.94 : 1);
      // The ring starts at the picture's left corner and runs along the lower lip: y down is
      // positive.
      double tall = opening / 2 + (inner ? 0 : 0.06);
      double y = 0.55 + Math.sin(angle) * tall + Math.max(0, Math.sin(angle)) * 0.25 * opening;
      return new double[] {Math.cos(angle) * halfWidth, y};
    }
    double angle = (k % 17) / 16.0 * Math.PI;
    double radius = 0.5 + 0.01 * (k % 5);
    return new double[] {-Math.cos(angle) * radius, 0.6 + Math.sin(angle) * (0.5 + 0.6 * opening)};
  }
}
