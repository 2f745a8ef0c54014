package org.redub.render.matte;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.ConvexHull;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MeshPoints;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;

/**
 * Where the donor's mouth goes, over a box around the mouth: the hull of the outer lip, grown and
 * softened. Confined to one thread; keeps its workspace.
 *
 * <p>A grown hull under a Gaussian blur is, away from corners, a soft step over the distance to the
 * hull: so it is computed, without blurring anything.
 */
public final class MouthMatte {
  private static final int[] HULL = positions(FaceMesh.OUTER_LIP, 18, 200, 164, 208, 428, 199);

  /** For each point of the hull the one it is at where lips are where the plate has them. */
  private static final int[] NEAR_LIP = positions(FaceMesh.OUTER_LIP, 17, 17, 0, 17, 17, 17);

  /** From here on lips count as moved, up to here as moved far. */
  private static final float FAR_FROM_IOD = 0.06f;

  private static final float FAR_TO_IOD = 0.25f;

  /**
   * Lips that move as far as this may be a gaping mouth's that is made small: its own lower lip
   * lies where the chin is to be, so the matte goes down to the chin, wholly from the second on.
   */
  private static final float GAPING_FROM_IOD = 0.15f;

  private static final float GAPING_TO_IOD = 0.3f;

  /** Where in the hull the points of the chin begin. */
  private static final int CHIN = FaceMesh.OUTER_LIP.size() + 3;

  /** What a matte over lips that moved far grows and softens by, and reaches further. */
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
   * @param moved how far the lips are from where the plate has them, in IOD: the further, the more
   *     of the plate's own mouth and of the skin it creased has to be covered
   * @param iodPx outer eye distance
   * @param picture the part of the plane that exists
   */
  public void compute(float[] points, float moved, float iodPx, PixelBox picture) {
    compute(points, null, moved, iodPx, picture);
  }

  /**
   * The same over two mouths, so that one hides the other.
   *
   * @param others LOWER_FACE points of a mouth that has to be covered as well; null for none
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

  /** The hull's points, those of each side moved out as far as that side is to grow. */
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
   * Lets the matte show only where there is something to show.
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

  /** The box that the values below cover, row-major. */
  public PixelBox box() {
    return box;
  }

  /** 1 where the donor is, 0 where the plate is; valid until the next compute. */
  public float[] alpha() {
    return alpha;
  }

  /** 1 on the lips and between them, 0 before the matte's edge; valid until the next compute. */
  public float[] core() {
    return core;
  }

  /** 1 under the matte, 0 where no blend may reach; valid until the next compute. */
  public float[] reach() {
    return reach;
  }

  /** Whether pixel {@code i} of the box is on the ring that tells the light of the skin. */
  public boolean onRing(int i) {
    float d = toLips.values()[i] / iodPx;
    return d >= settings.ringFromIod() && d <= settings.ringToIod();
  }
}
