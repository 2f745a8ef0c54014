package org.redub.engine.actor.face;

import org.redub.geometry.FaceMesh;
import org.redub.models.mouth.FaceMotion;

/**
 * How the expression residual moves a lower face when nothing is known of the actor: smooth fields
 * over the face, one for each of {@link FaceControls#controls}. A field is about right; {@link
 * ControlBasis} takes what it does to the other controls out of it. Stateless.
 *
 * <p>Places are told by u, 0 in the middle and 1 at the corners of the mouth, and v, 0 on the line
 * between the lips and 1 at the chin.
 */
final class GenericExpression {
  /** How much of the movement of a lip's outer edge its inner edge makes. */
  private static final double INNER_EDGE = 0.4;

  /** How much of the lips' way forward the skin beside them goes. */
  private static final double SKIN_FORWARD = 0.5;

  private GenericExpression() {}

  /**
   * The field of a control on the face whose mean lower face is {@code mean} (x, y, z of each
   * point, canonical space): change of each coordinate for one unit.
   */
  static double[] field(FaceMotion control, double[] mean) {
    double leftX = mean[at(FaceMesh.LEFT_MOUTH_CORNER)];
    double rightX = mean[at(FaceMesh.RIGHT_MOUTH_CORNER)];
    double halfWidth = Math.abs(rightX - leftX) / 2;
    double upperY = mean[at(FaceMesh.UPPER_LIP_INNER) + 1];
    double lineY = (upperY + mean[at(FaceMesh.LOWER_LIP_INNER) + 1]) / 2;
    double chinY = mean[at(152) + 1];
    double[] field = new double[mean.length];
    for (int k = 0; k < mean.length / 3; k++) {
      double u = (mean[3 * k] - (leftX + rightX) / 2) / halfWidth;
      double v = (mean[3 * k + 1] - lineY) / (chinY - lineY);
      int mesh = FaceMesh.LOWER_FACE.get(k);
      switch (control) {
        case JAW -> field[3 * k + 1] = jaw(mesh, u, v);
        case UPPER_LIP -> field[3 * k + 1] = -lip(mesh, FaceMesh.isUpperLip(mesh), u, -v);
        case LOWER_LIP -> field[3 * k + 1] = lip(mesh, FaceMesh.isLowerLip(mesh), u, v);
        case PROTRUSION -> field[3 * k + 2] = -forward(mesh, u, v);
        case CORNER -> field[3 * k + 1] = -corner(mesh, u, v);
        case OPENING, WIDTH ->
            throw new IllegalArgumentException(control + " is the articulation's");
      }
    }
    return field;
  }

  private static double jaw(int mesh, double u, double v) {
    if (FaceMesh.LIP_RINGS.contains(mesh)) {
      return 0;
    }
    double down = Math.max(0, Math.min(1, v));
    return down * down * (3 - 2 * down) * Math.exp(-u * u / 8);
  }

  /**
   * @param own whether the point is of this lip
   * @param outwards from the line between the lips towards the lip's edge and on, as v
   */
  private static double lip(int mesh, boolean own, double u, double outwards) {
    double arch = Math.max(0, 1 - u * u);
    if (FaceMesh.OUTER_LIP.contains(mesh)) {
      return own ? arch : 0;
    }
    if (FaceMesh.INNER_LIP.contains(mesh)) {
      return own ? INNER_EDGE * arch : 0;
    }
    return outwards > 0 ? Math.exp(-u * u - 4 * outwards * outwards) : 0;
  }

  private static double forward(int mesh, double u, double v) {
    double near = Math.exp(-u * u / 2 - 4 * v * v);
    return FaceMesh.LIP_RINGS.contains(mesh) ? near : SKIN_FORWARD * near;
  }

  private static double corner(int mesh, double u, double v) {
    double aside = Math.abs(u);
    if (FaceMesh.LIP_RINGS.contains(mesh)) {
      return Math.min(1, u * u);
    }
    return Math.exp(-2 * (aside - 1) * (aside - 1) - 4 * v * v) * Math.min(1, aside);
  }

  private static int at(int meshIndex) {
    return 3 * FaceMesh.LOWER_FACE.indexOf(meshIndex);
  }
}
