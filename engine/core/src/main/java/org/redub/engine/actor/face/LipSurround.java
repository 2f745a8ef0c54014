package org.redub.engine.actor.face;

import org.redub.geometry.FaceMesh;
import org.redub.geometry.MeshPoints;

/**
 * Takes the skin around the lips along where they would come too near to it: skin squeezed into a
 * strip makes the lips' edge wavy. Each point of the skin goes with the place on the lips to which
 * it is nearest at rest. Stateless.
 */
public final class LipSurround {
  /** What next to the lips is left of the distance at rest, at least. */
  private static final double KEPT = 0.8;

  /** Skin this far off at rest, in interocular distances, is left alone. */
  private static final double FAR = 0.35;

  /** Short of the next point, which is the next one's first. */
  private static final double LAST_SHARE = 0.999;

  private static final int[] LIPS = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int[] SKIN =
      MeshPoints.union(FaceMesh.CHIN, FaceMesh.CHEEK).positionsIn(FaceMesh.LOWER_FACE);

  private LipSurround() {}

  /**
   * Changes the points of a lower face.
   *
   * @param xyz LOWER_FACE x (x, y, z) in canonical space, in interocular distances; changed in
   *     place
   * @param rest the same face at rest
   */
  public static void apply(float[] xyz, float[] rest) {
    for (int point : SKIN) {
      double place = nearest(rest, rest[3 * point], rest[3 * point + 1]);
      double awayX = rest[3 * point] - along(rest, place, 0);
      double awayY = rest[3 * point + 1] - along(rest, place, 1);
      double usual = Math.hypot(awayX, awayY);
      if (usual < 1e-6 || usual >= FAR) {
        continue;
      }
      awayX /= usual;
      awayY /= usual;
      double x = xyz[3 * point] - along(xyz, place, 0);
      double y = xyz[3 * point + 1] - along(xyz, place, 1);
      double least = KEPT * (1 - usual / FAR) * usual;
      double more = Math.max(0, least - (x * awayX + y * awayY));
      xyz[3 * point] += (float) (more * awayX);
      xyz[3 * point + 1] += (float) (more * awayY);
    }
  }

  /** Where on the outer lip (x, y) is nearest to: which point, and the share of the way on. */
  private static double nearest(float[] face, double x, double y) {
    double nearest = 0;
    double least = Double.MAX_VALUE;
    for (int k = 0; k < LIPS.length; k++) {
      int a = 3 * LIPS[k];
      int b = 3 * LIPS[(k + 1) % LIPS.length];
      double alongX = face[b] - face[a];
      double alongY = face[b + 1] - face[a + 1];
      double length = Math.max(1e-12, alongX * alongX + alongY * alongY);
      double share = ((x - face[a]) * alongX + (y - face[a + 1]) * alongY) / length;
      share = Math.max(0, Math.min(LAST_SHARE, share));
      double distance = Math.hypot(face[a] + share * alongX - x, face[a + 1] + share * alongY - y);
      if (distance < least) {
        least = distance;
        nearest = k + share;
      }
    }
    return nearest;
  }

  private static double along(float[] face, double place, int axis) {
    int k = (int) place;
    double from = face[3 * LIPS[k] + axis];
    double to = face[3 * LIPS[(k + 1) % LIPS.length] + axis];
    return from + (place - k) * (to - from);
  }
}
