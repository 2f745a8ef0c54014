package org.redub.render.geometry;

import org.redub.geometry.CanonicalFace;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MeshPoints;

/** A synthetic face's landmarks: the reference's stable landmarks and a mouth of ellipses. */
public final class DrawnFace {
  private DrawnFace() {}

  /** TRACKED landmarks in canonical space, with the mouth open by {@code opening} IOD. */
  public static float[] tracked(double opening) {
    float[] result = new float[3 * FaceMesh.TRACKED.size()];
    float[] stable = CanonicalFace.reference().stable();
    for (int i = 0; i < FaceMesh.STABLE.size(); i++) {
      int at = 3 * FaceMesh.TRACKED.indexOf(FaceMesh.STABLE.get(i));
      System.arraycopy(stable, 3 * i, result, at, 3);
    }
    double jaw = 0.6 * opening;
    ring(result, FaceMesh.OUTER_LIP, 0.30, 0.06, 0.08, opening);
    ring(result, FaceMesh.OUTER_MIDDLE_LIP, 0.28, 0.04, 0.055, opening);
    ring(result, FaceMesh.INNER_MIDDLE_LIP, 0.26, 0.02, 0.03, opening);
    ring(result, FaceMesh.INNER_LIP, 0.25, 0.002, 0.002, opening);
    for (int i = 0; i < FaceMesh.JAW.size(); i++) {
      double a = Math.PI * (1 - i / 16.0);
      double drop = jaw * Math.sin(a);
      put(result, FaceMesh.JAW.get(i), 0.75 * Math.cos(a), 0.15 + 0.85 * Math.sin(a) + drop);
    }
    for (int mesh : FaceMesh.CHIN.toArray()) {
      double side = Integer.compare(mesh % 7, 3) * 0.05 * (1 + mesh % 3);
      put(result, mesh, side, 0.72 + 0.05 * (mesh % 5) + jaw);
    }
    for (int i = 0; i < 30; i++) {
      int mesh = FaceMesh.CHEEK.get(i);
      double side = i % 2 == 0 ? -1 : 1;
      double x = side * (0.38 + 0.05 * (i / 2 % 4));
      put(result, mesh, x, 0.30 + 0.12 * (i / 8) + (i > 16 ? 0.5 * jaw : 0));
    }
    for (int i = 30; i < FaceMesh.CHEEK.size(); i++) {
      put(result, FaceMesh.CHEEK.get(i), 0.05 * (i - 32), 0.33);
    }
    return result;
  }

  private static void ring(
      float[] out, MeshPoints ring, double halfWidth, double up, double down, double opening) {
    for (int i = 0; i < 20; i++) {
      double a = Math.PI * (1 - i / 10.0);
      double s = Math.sin(a);
      double y = s > 0 ? (down + opening) * s : up * s;
      put(out, ring.get(i), halfWidth * Math.cos(a), 0.5 + y);
    }
  }

  private static void put(float[] out, int mesh, double x, double y) {
    int at = 3 * FaceMesh.TRACKED.indexOf(mesh);
    out[at] = (float) x;
    out[at + 1] = (float) y;
    out[at + 2] = -0.2f;
  }
}
