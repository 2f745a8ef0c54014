package org.redub.render;

import java.util.stream.IntStream;
import org.redub.render.geometry.FaceMesh;
import org.redub.render.matte.SoftEdge;
import org.redub.render.morph.CatmullRom;
import org.redub.render.morph.LipLine;
import org.redub.render.morph.ThinPlateSpline;
import org.redub.render.morph.WarpGrid;

/**
 * Morphs a donor's mouth to the target, with one spline for what hangs on the skull and one for
 * what hangs on the jaw, so that lips that meet fold nothing. Between the lips it goes from one to
 * the other where the donor is about as open as the target; where the target is wider, both halves
 * stay as they are and the gap is filled; where it is narrower, the halves cover each other.
 * Confined to one thread; keeps its workspace.
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

  private final RenderSettings settings;
  private final ThinPlateSpline skull;
  private final ThinPlateSpline jaw;
  private final WarpGrid skullGrid = new WarpGrid();
  private final WarpGrid jawGrid = new WarpGrid();
  private final LipLine line = new LipLine();
  private final MouthInterior interior = new MouthInterior();
  private final CatmullRom sampler = new CatmullRom();
  private final float[] skullFrom = new float[2 * SKULL.length];
  private final float[] skullTo = new float[2 * SKULL.length];
  private final float[] jawFrom = new float[2 * JAW.length];
  private final float[] jawTo = new float[2 * JAW.length];
  private final float[] rgb = new float[3];
  private final float[] other = new float[3];
  private final float[] filling = new float[3];
  private float[] skullX = new float[0];
  private float[] skullY = new float[0];
  private float[] jawX = new float[0];
  private float[] jawY = new float[0];
  private PixelBox box = new PixelBox(0, 0, 1, 1);
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
  void aim(LowerFaceJob job, PixelBox box) {
    this.box = box;
    iodPx = job.iodPx();
    Points.pick(job.targetPoints(), SKULL, skullFrom);
    Points.pick(job.targetPoints(), JAW, jawFrom);
    skull.place(skullFrom, SKULL.length, iodPx);
    jaw.place(jawFrom, JAW.length, iodPx);
    line.place(job.targetPoints());
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

  /** Draws {@code donor} over the whole of {@code out}, which has the size of the box. */
  void draw(DonorPatch donor, RgbImage out) {
    Points.pick(donor.points(), SKULL, skullTo);
    Points.pick(donor.points(), JAW, jawTo);
    skull.solve(skullFrom, skullTo);
    jaw.solve(jawFrom, jawTo);
    skullGrid.fill(skull);
    jawGrid.fill(jaw);
    skullGrid.unfold();
    jawGrid.unfold();
    interior.prepare(donor.image(), donor.points(), iodPx);
    sampler.read(donor.image());
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

  private void pixel(int x, int y) {
    float px = box.left() + x;
    float py = box.top() + y;
    line.locate(px, py);
    float fraction = line.fraction();
    float upX = px + skullX[x];
    float upY = py + skullY[x];
    float lowX = px + jawX[x];
    float lowY = py + jawY[x];
    if (fraction <= 0) {
      sampler.sample(upX, upY, rgb);
    } else if (fraction >= 1) {
      sampler.sample(lowX, lowY, rgb);
    } else {
      between(fraction, upX, upY, lowX, lowY);
    }
  }

  /** Between the lips: the donor's own opening is the target's plus what the two splines differ. */
  private void between(float fraction, float upX, float upY, float lowX, float lowY) {
    float midX = upX + fraction * (lowX - upX);
    float midY = upY + fraction * (lowY - upY);
    sampler.sample(midX, midY, rgb);
    float opening = line.openingPx();
    float excess = line.across(lowX, lowY, upX, upY);
    if (opening <= 0) {
      return;
    }
    float covering = SoftEdge.rise(0.8f, 2.5f, excess / opening);
    if (covering > 0) {
      sampler.sample(upX, upY, filling);
      sampler.sample(lowX, lowY, other);
      for (int c = 0; c < 3; c++) {
        rgb[c] += covering * (filling[c] + fraction * (other[c] - filling[c]) - rgb[c]);
      }
    }
    float own = Math.max(0, opening + excess);
    float missing = SoftEdge.rise(0.02f, 0.07f, -excess / iodPx);
    missing *= SoftEdge.rise(1.15f, 1.6f, opening / Math.max(own, 1e-3f));
    if (missing > 0) {
      fill(missing, own, upX, upY, lowX, lowY);
    }
  }

  /** Upper half of the donor's opening, made-up interior, lower half, softly joined. */
  private void fill(float missing, float own, float upX, float upY, float lowX, float lowY) {
    float below = line.belowUpperPx();
    float above = line.openingPx() - below;
    float soft = Math.max(1.2f, 0.02f * iodPx);
    float upper = SoftEdge.fall(0.5f * own - soft, 0.5f * own + soft, below);
    float lower = SoftEdge.fall(0.5f * own - soft, 0.5f * own + soft, above);
    interior.shade(line, SoftEdge.fall(0.02f, 0.08f, own / iodPx), filling);
    mixIn(upper, upX, upY);
    mixIn(lower, lowX, lowY);
    for (int c = 0; c < 3; c++) {
      rgb[c] += missing * (filling[c] - rgb[c]);
    }
  }

  private void mixIn(float share, float x, float y) {
    if (share > 0) {
      sampler.sample(x, y, other);
      for (int c = 0; c < 3; c++) {
        filling[c] += share * (other[c] - filling[c]);
      }
    }
  }
}
