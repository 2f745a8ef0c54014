package org.redub.geometry;

/**
 * The geometry of a lower face at one instant, independent of the head pose: the {@link
 * FaceMesh#LOWER_FACE} landmarks in canonical space, in IOD. Immutable.
 */
public final class MouthShape {
  private static final MeshPoints POINTS = FaceMesh.LOWER_FACE;
  private static final int[] IN_TRACKED = POINTS.positionsIn(FaceMesh.TRACKED);
  private static final float INNER_LIP_WEIGHT = 4;
  private static final float OUTER_LIP_WEIGHT = 2;

  private final float[] xyz;

  private MouthShape(float[] xyz) {
    this.xyz = xyz;
  }

  /** A shape from its canonical points, LOWER_FACE x (x, y, z), which are copied. */
  public static MouthShape of(float[] xyz) {
    if (xyz.length != 3 * POINTS.size()) {
      throw new IllegalArgumentException(
          "a mouth shape has %d values, got %d".formatted(3 * POINTS.size(), xyz.length));
    }
    return new MouthShape(xyz.clone());
  }

  /**
   * The shape seen in a frame.
   *
   * @param tracked {@link FaceMesh#TRACKED} x (x, y, z) in frame pixels
   */
  public static MouthShape of(HeadPose pose, float[] tracked) {
    float[] points = new float[3 * IN_TRACKED.length];
    for (int i = 0; i < IN_TRACKED.length; i++) {
      System.arraycopy(tracked, 3 * IN_TRACKED[i], points, 3 * i, 3);
    }
    pose.outOfFrame(points);
    return new MouthShape(points);
  }

  /** The weight of each landmark in {@link #distance}: one value per LOWER_FACE landmark. */
  public static float[] pointWeights() {
    float[] weights = new float[POINTS.size()];
    for (int i = 0; i < weights.length; i++) {
      int mesh = POINTS.get(i);
      weights[i] =
          FaceMesh.INNER_LIP.contains(mesh)
              ? INNER_LIP_WEIGHT
              : FaceMesh.OUTER_LIP.contains(mesh) ? OUTER_LIP_WEIGHT : 1;
    }
    return weights;
  }

  /** Distance of the inner lips at their middle, in IOD. */
  public double opening() {
    return distanceBetween(FaceMesh.UPPER_LIP_INNER, FaceMesh.LOWER_LIP_INNER);
  }

  /** Distance of the mouth corners, in IOD. */
  public double width() {
    return distanceBetween(FaceMesh.LEFT_MOUTH_CORNER, FaceMesh.RIGHT_MOUTH_CORNER);
  }

  private double distanceBetween(int meshA, int meshB) {
    int a = 3 * POINTS.indexOf(meshA);
    int b = 3 * POINTS.indexOf(meshB);
    double x = xyz[a] - xyz[b];
    double y = xyz[a + 1] - xyz[b + 1];
    double z = xyz[a + 2] - xyz[b + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** This shape at {@code t} = 0, {@code other} at 1; extrapolates outside this range. */
  public MouthShape lerp(MouthShape other, double t) {
    float[] mixed = new float[xyz.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) (xyz[i] + t * (other.xyz[i] - xyz[i]));
    }
    return new MouthShape(mixed);
  }

  /** Root of the weighted mean squared distance of the landmarks, in IOD. */
  public double distance(MouthShape other) {
    float[] weights = pointWeights();
    double sum = 0;
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i];
      for (int axis = 0; axis < 3; axis++) {
        double d = xyz[3 * i + axis] - other.xyz[3 * i + axis];
        sum += weights[i] * d * d;
      }
    }
    return Math.sqrt(sum / total);
  }

  /** The landmarks in the frame of {@code pose}: LOWER_FACE x (x, y) in its pixels. */
  public float[] toFrame(HeadPose pose) {
    float[] placed = pose.intoFrame(xyz);
    float[] xy = new float[2 * POINTS.size()];
    for (int i = 0; i < POINTS.size(); i++) {
      xy[2 * i] = placed[3 * i];
      xy[2 * i + 1] = placed[3 * i + 1];
    }
    return xy;
  }

  /** The canonical points, LOWER_FACE x (x, y, z), a copy. */
  public float[] toArray() {
    return xyz.clone();
  }
}
