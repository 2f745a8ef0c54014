package org.redub.engine.actor.face;

import org.redub.geometry.FaceMesh;

/**
 * How a lower face moves with opening and width when nothing is known of the actor: a mandible that
 * turns about its joints, lips that follow it and part by it. Used where a take shows no
 * articulation (a still, a closed mouth).
 *
 * <p>The shares are those of a schematic jaw: the lower lip takes three quarters of an opening and
 * the upper lip one, the chin follows the lower lip, cheeks follow less the higher and the further
 * out they lie, corners come in a little.
 *
 * @param perOpening change of each coordinate for one unit of opening
 * @param perWidth change of each coordinate for one unit of width
 */
record GenericFaceBasis(double[] perOpening, double[] perWidth) {
  private static final int CHIN_TIP = 152;
  private static final double UPPER_LIP_SHARE = 0.25;
  private static final double CHIN_SHARE = 0.7;
  private static final double CORNER_IN = 0.08;

  /**
   * The articulation of the face whose mean lower face is {@code mean} (x, y, z of each point,
   * canonical space).
   */
  static GenericFaceBasis on(double[] mean) {
    double leftX = x(mean, FaceMesh.LEFT_MOUTH_CORNER);
    double rightX = x(mean, FaceMesh.RIGHT_MOUTH_CORNER);
    double middleX = (leftX + rightX) / 2;
    double halfWidth = Math.abs(rightX - leftX) / 2;
    double lineY = (y(mean, FaceMesh.UPPER_LIP_INNER) + y(mean, FaceMesh.LOWER_LIP_INNER)) / 2;
    double chinY = y(mean, CHIN_TIP);
    double[] perOpening = new double[mean.length];
    double[] perWidth = new double[mean.length];
    for (int k = 0; k < mean.length / 3; k++) {
      double u = (mean[3 * k] - middleX) / halfWidth;
      double v = (mean[3 * k + 1] - lineY) / (chinY - lineY);
      double arch = Math.max(0, 1 - u * u);
      int mesh = FaceMesh.LOWER_FACE.get(k);
      if (FaceMesh.LIP_RINGS.contains(mesh)) {
        boolean lower = FaceMesh.isLowerLip(mesh);
        perOpening[3 * k + 1] = lower ? (1 - UPPER_LIP_SHARE) * arch : -UPPER_LIP_SHARE * arch;
      } else {
        double outwards = Math.exp(-u * u / 8);
        perOpening[3 * k + 1] = CHIN_SHARE * Math.max(0, Math.min(1, v)) * outwards;
      }
      double near = Math.exp(-u * u / 4 - v * v / 2);
      perOpening[3 * k] = -CORNER_IN * Math.signum(u) * Math.min(1, u * u) * near;
      perWidth[3 * k] = 0.5 * Math.max(-1, Math.min(1, u)) * near;
    }
    return new GenericFaceBasis(perOpening, perWidth);
  }

  private static double x(double[] mean, int meshIndex) {
    return mean[3 * FaceMesh.LOWER_FACE.indexOf(meshIndex)];
  }

  private static double y(double[] mean, int meshIndex) {
    return mean[3 * FaceMesh.LOWER_FACE.indexOf(meshIndex) + 1];
  }
}
