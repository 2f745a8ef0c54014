package org.redub.render.donor.mouth;

import java.util.stream.IntStream;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.geometry.Similarity2;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.RenderSettings;
import org.redub.render.image.RgbImage;
import org.redub.render.morph.CubicSpline;
import org.redub.render.morph.LipLine;
import org.redub.render.morph.LipRim;
import org.redub.render.morph.ThinPlateSpline;
import org.redub.render.morph.WarpGrid;

/**
 * Morphs a donor's mouth to the target, with one spline for the parts that move with the skull and
 * one for those that move with the jaw, so that closing lips do not fold the picture. Between the
 * lips it interpolates between the two where the donor is about as open as the target; where the
 * target is wider, both halves keep their size and the gap is filled; where it is narrower, the
 * halves overlap. Confined to one thread; keeps its workspace.
 *
 * <p>Call order: {@link #aim} per frame, {@link #draw} per donor.
 */
final class MouthWarp {
  private static final int[] SKULL =
      select(
          mesh ->
              FaceMesh.CHEEK.contains(mesh)
                  || isAmong(mesh, 61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291)
                  || isAmong(mesh, 78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308));
  private static final int[] JAW =
      select(
          mesh ->
              (FaceMesh.CHEEK.contains(mesh) && !isAmong(mesh, 164, 167, 393, 165, 391))
                  || FaceMesh.CHIN.contains(mesh)
                  || FaceMesh.JAW.contains(mesh)
                  || isAmong(mesh, 61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291)
                  || isAmong(mesh, 78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308));

  private static final int[] CHEEK = Points.positions(205, 425, 207, 427, 214, 434, 216, 436);

  private static final float ROOM_IOD = 0.05f;

  private final RenderSettings settings;
  private final ThinPlateSpline skull;
  private final ThinPlateSpline jaw;
  private final WarpGrid skullGrid = new WarpGrid();
  private final WarpGrid jawGrid = new WarpGrid();
  private final LipLine line = new LipLine();
  private final LipRim upperRim = LipRim.upper();
  private final LipRim lowerRim = LipRim.lower();
  private final OpenMouth mouth = new OpenMouth();
  private final CubicSpline sampler = new CubicSpline();
  private final float[] skullFrom = new float[2 * (SKULL.length + upperRim.size())];
  private final float[] skullTo = new float[2 * (SKULL.length + upperRim.size())];
  private final float[] jawFrom = new float[2 * (JAW.length + lowerRim.size())];
  private final float[] jawTo = new float[2 * (JAW.length + lowerRim.size())];
  private final float[] rgb = new float[3];
  private float[] skullX = new float[0];
  private float[] skullY = new float[0];
  private float[] jawX = new float[0];
  private float[] jawY = new float[0];
  private PixelBox box = new PixelBox(0, 0, 1, 1);
  private float[] target = new float[0];
  private float iodPx = 1;

  MouthWarp(RenderSettings settings) {
    this.settings = settings;
    skull = new ThinPlateSpline(settings.regularisation());
    jaw = new ThinPlateSpline(settings.regularisation());
  }

  private interface Choice {
    boolean has(int meshIndex);
  }

  private static int[] select(Choice choice) {
    return IntStream.range(0, FaceMesh.LOWER_FACE.size())
        .filter(i -> choice.has(FaceMesh.LOWER_FACE.get(i)))
        .toArray();
  }

  private static boolean isAmong(int mesh, int... some) {
    return IntStream.of(some).anyMatch(one -> one == mesh);
  }

  /** Sets the target and the box to be drawn, both in pixels of the plate. */
  void aim(FaceOnPlate face, PixelBox box) {
    this.box = box;
    iodPx = face.iodPx();
    target = face.targetPoints();
    Points.pick(target, SKULL, skullFrom);
    Points.pick(target, JAW, jawFrom);
    upperRim.target(target, iodPx, skullFrom, SKULL.length);
    lowerRim.target(target, iodPx, jawFrom, JAW.length);
    skull.place(skullFrom, skullFrom.length / 2, iodPx);
    jaw.place(jawFrom, jawFrom.length / 2, iodPx);
    line.place(target);
    int step = Math.max(2, Math.min(settings.gridPx(), Math.round(0.04f * iodPx)));
    skullGrid.cover(box, step);
    jawGrid.cover(box, step);
    if (skullX.length < box.width()) {
      skullX = new float[box.width()];
      skullY = new float[box.width()];
      jawX = new float[box.width()];
      jawY = new float[box.width()];
    }
  }

  /** Draws {@code donor} into all of {@code out}, which has the size of the box. */
  void draw(DonorImage donor, RgbImage out) {
    Similarity2 toDonor = Similarity2.between(target, donor.points(), CHEEK);
    float donorIodPx = iodPx * toDonor.scale();
    Points.pick(donor.points(), SKULL, skullTo);
    Points.pick(donor.points(), JAW, jawTo);
    upperRim.source(donor.points(), donorIodPx, skullTo, SKULL.length);
    lowerRim.source(donor.points(), donorIodPx, jawTo, JAW.length);
    skull.solve(skullFrom, skullTo);
    jaw.solve(jawFrom, jawTo);
    skullGrid.fill(skull);
    jawGrid.fill(jaw);
    skullGrid.unfold();
    jawGrid.unfold();
    sampler.read(donor.image(), reach(donor.image()));
    mouth.prepare(line, skullGrid, jawGrid, toDonor, iodPx);
    mouth.colours(donor, sampler);
    for (int y = 0; y < box.height(); y++) {
      skullGrid.row(y, skullX, skullY);
      jawGrid.row(y, jawX, jawY);
      for (int x = 0; x < box.width(); x++) {
        pixel(x, y);
        int at = y * box.width() + x;
        out.red()[at] = rgb[0];
        out.green()[at] = rgb[1];
        out.blue()[at] = rgb[2];
      }
    }
  }

  /** The part of the donor's picture that the splines can reach, with a margin for tucked lips. */
  private PixelBox reach(RgbImage donor) {
    int room = Math.round(ROOM_IOD * iodPx) + 2;
    PixelBox whole = new PixelBox(0, 0, donor.width(), donor.height());
    PixelBox upper = skullGrid.source(whole, 0);
    PixelBox lower = jawGrid.source(whole, 0);
    int left = Math.max(0, Math.min(upper.left(), lower.left()) - room);
    int top = Math.max(0, Math.min(upper.top(), lower.top()) - room);
    int right = Math.min(donor.width(), Math.max(upper.right(), lower.right()) + room);
    int bottom = Math.min(donor.height(), Math.max(upper.bottom(), lower.bottom()) + room);
    return new PixelBox(left, top, right - left, bottom - top);
  }

  private void pixel(int x, int y) {
    float px = box.left() + x;
    float py = box.top() + y;
    line.locate(px, py);
    float fraction = line.fraction();
    if (fraction > 0 && fraction < 1 && line.openingPx() > 0) {
      mouth.sample(line, sampler, rgb);
      return;
    }
    float sampleX = px + skullX[x] + fraction * (jawX[x] - skullX[x]);
    float sampleY = py + skullY[x] + fraction * (jawY[x] - skullY[x]);
    float tuck = mouth.tuckPx(line);
    sampler.sample(sampleX + tuck * mouth.downX(), sampleY + tuck * mouth.downY(), rgb);
  }
}
