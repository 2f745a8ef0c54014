package org.redub.render.composite;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.redub.geometry.ConvexHull;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.SoftEdge;
import org.redub.render.morph.CubicSpline;
import org.redub.render.morph.LipRim;
import org.redub.render.morph.ThinPlateSpline;
import org.redub.render.morph.WarpGrid;

/**
 * Moves the plate's own jaw, chin and cheeks to the target. The inner lips are left out: the mouth
 * comes from the donor, and closing it here would fold the skin. Points around the jaw, along the
 * box and below the nose are fixed. Below the chin is the neck, which moves a little; to the sides
 * of the jaw is the background, so there the displacement ends close to the jaw. Confined to one
 * thread; keeps its workspace.
 */
final class PlateWarp {
  private static final int[] MOVED =
      IntStream.range(0, FaceMesh.LOWER_FACE.size())
          .filter(i -> !FaceMesh.INNER_LIP.contains(FaceMesh.LOWER_FACE.get(i)))
          .toArray();
  private static final int[] JAW = FaceMesh.JAW.positionsIn(FaceMesh.LOWER_FACE);
  private static final int PINS_PER_SIDE = 7;
  private static final int NOSE_PINS = 7;

  /**
   * Height of the fixed points under the nose, above landmark 164, and of the line above which
   * nothing moves, in IOD.
   */
  private static final float NOSE_ABOVE = 0.12f;

  private static final float NOSE_END = 0.32f;

  /**
   * Cosine of the angle to the line from nose to chin between which a point increasingly counts as
   * neck.
   */
  private static final float NECK_FROM = 0.75f;

  private static final float NECK_TO = 0.97f;

  /** How far the warp reaches to the sides of the jaw, as a share of its reach below the chin. */
  private static final float BESIDE_SHARE = 0.5f;

  /**
   * A displacement must fade out over at least this many times its length, otherwise the picture
   * folds.
   */
  private static final float FOLD_SAFE = 2;

  /** A smaller displacement is not drawn, so that the pixels stay exactly the same. */
  private static final float MIN_PX = 0.02f;

  private final RenderSettings settings;
  private final ThinPlateSpline spline;
  private final WarpGrid grid = new WarpGrid();
  private final CubicSpline sampler = new CubicSpline();
  private final LipRim rim = LipRim.whole();
  private final float[] rgb = new float[3];
  private float[] from = new float[0];
  private float[] to = new float[0];
  private float[] rowX = new float[0];
  private float[] rowY = new float[0];
  private int count;

  PlateWarp(RenderSettings settings) {
    this.settings = settings;
    spline = new ThinPlateSpline(settings.regularisation());
    int most = MOVED.length + rim.size() + 4 * PINS_PER_SIDE + JAW.length + NOSE_PINS;
    from = new float[2 * most];
    to = new float[2 * most];
  }

  /**
   * Draws the moved plate over its copy.
   *
   * @param image the copy
   * @param alpha becomes 1 where something moved
   */
  void apply(FaceOnPlate face, RgbImage image, float[] alpha) {
    if (Points.largestDifference(face.platePoints(), face.targetPoints()) < MIN_PX) {
      return;
    }
    Axes axes = Axes.of(face.platePoints());
    Points.pick(face.targetPoints(), MOVED, from);
    Points.pick(face.platePoints(), MOVED, to);
    count = MOVED.length;
    rim.target(face.targetPoints(), face.iodPx(), from, count);
    rim.source(face.platePoints(), face.iodPx(), to, count);
    count += rim.size();
    pinJaw(face, axes);
    pinNose(face, axes);
    pinBox(face);
    spline.place(from, count, face.iodPx());
    spline.solve(from, to);
    int step = Math.max(2, Math.min(settings.gridPx(), Math.round(0.08f * face.iodPx())));
    grid.cover(new PixelBox(0, 0, face.plate().width(), face.plate().height()), step);
    grid.fill(spline, fade(face, axes));
    grid.unfold();
    draw(face, image, alpha);
  }

  /** The face's axes in the picture: x along the line between the jaw's ends, y down. */
  private record Axes(float alongX, float alongY, float noseX, float noseY) {
    static Axes of(float[] points) {
      float x = Points.x(points, 361) - Points.x(points, 132);
      float y = Points.y(points, 361) - Points.y(points, 132);
      float length = Math.max(1e-3f, (float) Math.hypot(x, y));
      return new Axes(x / length, y / length, Points.x(points, 164), Points.y(points, 164));
    }

    /** 1 where (x, y) is straight below the nose, where the neck is, 0 to the sides of the jaw. */
    float belowNose(float x, float y) {
      float away = Math.max(1e-3f, (float) Math.hypot(x - noseX, y - noseY));
      return SoftEdge.rise(NECK_FROM, NECK_TO, -above(x, y) / away);
    }

    /** How far (x, y) is above the landmark between nose and lip. */
    float above(float x, float y) {
      return (x - noseX) * alongY - (y - noseY) * alongX;
    }
  }

  private void pin(float x, float y) {
    from[2 * count] = x;
    from[2 * count + 1] = y;
    to[2 * count] = x;
    to[2 * count + 1] = y;
    count++;
  }

  private void pinJaw(FaceOnPlate face, Axes axes) {
    float distance = settings.surroundIod() * face.iodPx();
    float[] plate = face.platePoints();
    float[] target = face.targetPoints();
    for (int position : JAW) {
      float x = plate[2 * position] - axes.noseX;
      float y = plate[2 * position + 1] - axes.noseY;
      float radius = (float) Math.hypot(x, y);
      float wanted =
          (float)
              Math.hypot(target[2 * position] - axes.noseX, target[2 * position + 1] - axes.noseY);
      float grown = (Math.max(radius, wanted) + distance) / Math.max(radius, 1e-3f);
      pin(axes.noseX + x * grown, axes.noseY + y * grown);
    }
  }

  private void pinNose(FaceOnPlate face, Axes axes) {
    float up = NOSE_ABOVE * face.iodPx();
    for (int i = 0; i < NOSE_PINS; i++) {
      float side = (i - (NOSE_PINS - 1) / 2f) * 0.12f * face.iodPx();
      pin(
          axes.noseX + side * axes.alongX + up * axes.alongY,
          axes.noseY + side * axes.alongY - up * axes.alongX);
    }
  }

  /** Fixes the box's border, except where the face itself is near it. */
  private void pinBox(FaceOnPlate face) {
    float right = face.plate().width() - 1f;
    float bottom = face.plate().height() - 1f;
    for (int i = 0; i < PINS_PER_SIDE; i++) {
      float share = i / (float) PINS_PER_SIDE;
      pinAway(face, share * right, 0);
      pinAway(face, right, share * bottom);
      pinAway(face, (1 - share) * right, bottom);
      pinAway(face, 0, (1 - share) * bottom);
    }
  }

  private void pinAway(FaceOnPlate face, float x, float y) {
    float least = 0.5f * settings.surroundIod() * face.iodPx();
    for (int i = 0; i < count; i++) {
      if (Math.hypot(from[2 * i] - x, from[2 * i + 1] - y) < least) {
        return;
      }
    }
    pin(x, y);
  }

  private WarpGrid.Fade fade(FaceOnPlate face, Axes axes) {
    float[] both = new float[4 * MOVED.length];
    Points.pick(face.targetPoints(), MOVED, both);
    float[] plate = Arrays.copyOf(to, 2 * MOVED.length);
    System.arraycopy(plate, 0, both, plate.length, plate.length);
    ConvexHull hull = ConvexHull.of(both);
    float iod = face.iodPx();
    float neck = settings.surroundIod() * iod;
    float atSides = Math.min(neck, Math.max(BESIDE_SHARE * neck, FOLD_SAFE * jawMoves(face)));
    return (x, y) -> {
      float belowNose = SoftEdge.fall(NOSE_ABOVE * iod, NOSE_END * iod, axes.above(x, y));
      if (belowNose == 0) {
        return 0;
      }
      float reach = atSides + axes.belowNose(x, y) * (neck - atSides);
      return SoftEdge.fall(0, reach, hull.distance(x, y)) * belowNose;
    };
  }

  private static float jawMoves(FaceOnPlate face) {
    float most = 0;
    for (int i : JAW) {
      float x = face.targetPoints()[2 * i] - face.platePoints()[2 * i];
      float y = face.targetPoints()[2 * i + 1] - face.platePoints()[2 * i + 1];
      most = Math.max(most, (float) Math.hypot(x, y));
    }
    return most;
  }

  private void draw(FaceOnPlate face, RgbImage image, float[] alpha) {
    RgbImage plate = face.plate();
    int width = plate.width();
    if (rowX.length < width) {
      rowX = new float[width];
      rowY = new float[width];
    }
    PixelBox whole = new PixelBox(0, 0, width, plate.height());
    sampler.read(plate, grid.source(whole, MIN_PX));
    for (int y = 0; y < plate.height(); y++) {
      grid.row(y, rowX, rowY);
      for (int x = 0; x < width; x++) {
        if (Math.abs(rowX[x]) + Math.abs(rowY[x]) > MIN_PX) {
          sampler.sample(x + rowX[x], y + rowY[x], rgb);
          int at = y * width + x;
          image.red()[at] = rgb[0];
          image.green()[at] = rgb[1];
          image.blue()[at] = rgb[2];
          alpha[at] = 1;
        }
      }
    }
  }
}
