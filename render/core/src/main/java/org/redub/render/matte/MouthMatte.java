package org.redub.render.matte;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.ConvexHull;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MeshPoints;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;

/**
 * The matte of a mouth over a box around it: the hull of the outer lip, grown and softened.
 * Confined to one thread; keeps its workspace.
 *
 * <p>Away from corners, a grown hull under a Gaussian blur equals a soft step of the distance to
 * the hull. It is computed in this way, without a blur.
 */
public final class MouthMatte {
  private static final int[] HULL = positions(FaceMesh.OUTER_LIP, 18, 200, 164, 208, 428, 199);

  /** For each point of the hull the lip landmark whose displacement it follows. */
  private static final int[] NEAR_LIP = positions(FaceMesh.OUTER_LIP, 17, 17, 0, 17, 17, 17);

  /** Displacements of the lips between which the matte widens. */
  private static final float FAR_FROM_IOD = 0.06f;

  private static final float FAR_TO_IOD = 0.25f;

  /**
   * A displacement in this range can come from a wide-open mouth that is closed: its own lower lip
   * is where the new chin goes, so the matte extends to the chin, completely from the second value
   * on.
   */
  private static final float GAPING_FROM_IOD = 0.15f;

  private static final float GAPING_TO_IOD = 0.3f;

  /** Index of the chin's first point in the hull. */
  private static final int CHIN = FaceMesh.OUTER_LIP.size() + 3;

  /** Additional growth, softness and reach of a matte over lips that moved far. */
  private static final float WIDE_GROW_IOD = 0.065f;

  private static final float WIDE_SOFT_IOD = 0.02f;
  private static final float WIDE_REACH_IOD = 0.15f;
  private static final int LEFT = FaceMesh.LOWER_FACE.indexOf(FaceMesh.LEFT_MOUTH_CORNER);
  private static final int RIGHT = FaceMesh.LOWER_FACE.indexOf(FaceMesh.RIGHT_MOUTH_CORNER);
  private static final int[] LIPS = positions(FaceMesh.OUTER_LIP);

  /** A cubic step over 2 x 1.7 sigma has the slope of a Gaussian's integral. */
  private static final float STEP_PER_SIGMA = 1.7f;

  private final MatteSettings settings;
  private final DistanceField toHull = new DistanceField();
  private final DistanceField toLips = new DistanceField();
  private PixelBox box = new PixelBox(0, 0, 1, 1);
  private float iodPx = 1;
  private float[] alpha = new float[0];
  private float[] core = new float[0];
  private float[] reach = new float[0];

  public MouthMatte(MatteSettings settings) {
    this.settings = settings;
  }

  private static int[] positions(MeshPoints list, int... further) {
    int[] result = new int[list.size() + further.length];
    for (int i = 0; i < result.length; i++) {
      int mesh = i < list.size() ? list.get(i) : further[i - list.size()];
      result[i] = FaceMesh.LOWER_FACE.indexOf(mesh);
    }
    return result;
  }

  /**
   * Computes the matte of a mouth.
   *
   * @param points LOWER_FACE x (x, y) of the target, in pixels of the picture
   * @param moved displacement of the lips from the plate's, in IOD: the larger it is, the more of
   *     the plate's own mouth and creased skin must be covered
   * @param iodPx interocular distance
   * @param picture limits of the box
   */
  public void compute(float[] points, float moved, float iodPx, PixelBox picture) {
    compute(points, null, moved, iodPx, picture);
  }

  /**
   * Computes the matte over two mouths, so that one hides the other.
   *
   * @param others LOWER_FACE points of a second mouth that must be covered, or null
   */
  public void compute(
      float[] points, float @Nullable [] others, float moved, float iodPx, PixelBox picture) {
    this.iodPx = iodPx;
    float wide = SoftEdge.rise(FAR_FROM_IOD, FAR_TO_IOD, moved);
    float gaping = SoftEdge.rise(GAPING_FROM_IOD, GAPING_TO_IOD, moved);
    ConvexHull hull =
        others == null
            ? ConvexHull.of(grown(points, wide, gaping))
            : ConvexHull.of(both(grown(points, wide, gaping), grown(others, wide, gaping)));
    ConvexHull lips =
        others == null
            ? ConvexHull.of(Points.pick(points, LIPS))
            : ConvexHull.of(both(Points.pick(points, LIPS), Points.pick(others, LIPS)));
    float end = (settings.reachIod() + wide * WIDE_REACH_IOD) * iodPx;
    box =
        PixelBox.around(
            hull.left() - end, hull.top() - end, hull.right() + end, hull.bottom() + end, picture);
    toHull.compute(hull, box);
    toLips.compute(lips, box);
    int size = box.width() * box.height();
    if (alpha.length < size) {
      alpha = new float[size];
      core = new float[size];
      reach = new float[size];
    }
    float grow = (settings.growIod() + wide * WIDE_GROW_IOD) * iodPx;
    float soft = STEP_PER_SIGMA * (settings.softIod() + wide * WIDE_SOFT_IOD) * iodPx;
    for (int i = 0; i < size; i++) {
      float d = toHull.values()[i];
      alpha[i] = SoftEdge.fall(grow - soft, grow + soft, d);
      core[i] = SoftEdge.fall(0, grow * 0.8f, toLips.values()[i]);
      reach[i] = SoftEdge.fall(grow + soft, end - 1, d);
    }
  }

  private static float[] both(float[] some, float[] more) {
    float[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** The hull's points, moved outwards by the growth of their side. */
  private float[] grown(float[] points, float wide, float gaping) {
    float[] picked = new float[2 * HULL.length];
    float cx = 0;
    float cy = 0;
    for (int i = 0; i < HULL.length; i++) {
      int near = 2 * NEAR_LIP[i];
      float way = i < CHIN ? wide : gaping;
      picked[2 * i] = points[near] + way * (points[2 * HULL[i]] - points[near]);
      picked[2 * i + 1] = points[near + 1] + way * (points[2 * HULL[i] + 1] - points[near + 1]);
      cx += picked[2 * i] / HULL.length;
      cy += picked[2 * i + 1] / HULL.length;
    }
    if (settings.sides().equals(MatteSettings.Sides.NONE)) {
      return picked;
    }
    float ax = points[2 * RIGHT] - points[2 * LEFT];
    float ay = points[2 * RIGHT + 1] - points[2 * LEFT + 1];
    float length = Math.max(1, (float) Math.hypot(ax, ay));
    ax /= length;
    ay /= length;
    MatteSettings.Sides sides = settings.sides();
    for (int i = 0; i < HULL.length; i++) {
      float x = picked[2 * i] - cx;
      float y = picked[2 * i + 1] - cy;
      float u = 2 * (x * ax + y * ay) / length;
      float v = 4 * (y * ax - x * ay) / length;
      float out = iodPx * Math.max(-1, Math.min(1, u)) * (u > 0 ? sides.right() : sides.left());
      float down = iodPx * Math.max(-1, Math.min(1, v)) * (v > 0 ? sides.down() : sides.up());
      picked[2 * i] += out * ax - down * ay;
      picked[2 * i + 1] += out * ay + down * ax;
    }
    return picked;
  }

  /**
   * Limits the matte to the pixels that the patch has.
   *
   * @param share 0 to 1 per pixel of the box
   */
  public void limit(float[] share) {
    for (int i = 0; i < box.width() * box.height(); i++) {
      alpha[i] *= share[i];
      core[i] *= share[i];
      reach[i] *= share[i];
    }
  }

  /** The box that the following arrays cover, row-major. */
  public PixelBox box() {
    return box;
  }

  /** 1 where the patch is, 0 where the plate is; valid until the next compute. */
  public float[] alpha() {
    return alpha;
  }

  /**
   * 1 on the lips and between them, decreasing to 0 inside the matte's edge; valid until the next
   * compute.
   */
  public float[] core() {
    return core;
  }

  /** 1 under the matte, 0 where nothing may be blended; valid until the next compute. */
  public float[] reach() {
    return reach;
  }

  /**
   * Whether pixel {@code i} of the box is on the ring on which the light of the skin is measured.
   */
  public boolean onRing(int i) {
    float d = toLips.values()[i] / iodPx;
    return d >= settings.ringFromIod() && d <= settings.ringToIod();
  }
}
