package org.redub.render;

import org.redub.render.donor.MouthLook;
import org.redub.render.matte.SoftEdge;
import org.redub.render.morph.CatmullRom;
import org.redub.render.morph.LipLine;
import org.redub.render.morph.WarpGrid;

/**
 * Draws what is between the lips, column by column along them. Where the donor is about as open as
 * the target its opening is scaled; where the target is wider, the donor's upper half stays at the
 * upper lip and its lower half at the lower lip, unstretched, and the gap is filled; where it is
 * narrower, the halves cover each other; where the target shuts, lip meets lip. Confined to one
 * thread; keeps its workspace.
 *
 * <p>Call order: {@link #prepare} and {@link #colours} per donor, {@link #sample} per pixel.
 */
final class OpenMouth {
  /** Below the first opening lips count as shut, above the second as open, in IOD. */
  private static final float SHUT_IOD = 0.012f;

  private static final float OPEN_IOD = 0.04f;

  /** How far inside its lips a shut mouth is sampled, so that no tooth shows in the seam. */
  private static final float INTO_LIP_IOD = 0.018f;

  /** How far from the seam the lips are drawn together for that. */
  private static final float TUCK_REACH_IOD = 0.06f;

  private static final float SEAM_SHADE = 0.15f;

  /** A donor less open than this shows no teeth and no tongue. */
  private static final float NOTHING_IOD = 0.015f;

  /** Share of an opening that goes with the skull where upper teeth fill it, as in a smile. */
  private static final float TEETH_DOWN = 0.95f;

  private final MouthInterior interior = new MouthInterior();
  private final float[] xy = new float[2];
  private final float[] shift = new float[2];
  private final float[] one = new float[3];
  private final float[] two = new float[3];
  private final float[] edges = new float[4];
  private float[] upperX = new float[0];
  private float[] upperY = new float[0];
  private float[] lowerX = new float[0];
  private float[] lowerY = new float[0];
  private float[] tuck = new float[0];
  private float downX;
  private float downY = 1;
  private float iodPx = 1;
  private float teethEnd = 0.5f;

  /** Finds the edges of the donor's lips under each column of the target's. */
  void prepare(LipLine line, WarpGrid skull, WarpGrid jaw, Turn turn, float iodPx) {
    int columns = line.columns();
    if (upperX.length < columns) {
      upperX = new float[columns];
      upperY = new float[columns];
      lowerX = new float[columns];
      lowerY = new float[columns];
      tuck = new float[columns];
    }
    for (int i = 0; i < columns; i++) {
      line.edge(i, false, xy);
      skull.at(xy[0], xy[1], shift);
      upperX[i] = xy[0] + shift[0];
      upperY[i] = xy[1] + shift[1];
      line.edge(i, true, xy);
      jaw.at(xy[0], xy[1], shift);
      lowerX[i] = xy[0] + shift[0];
      lowerY[i] = xy[1] + shift[1];
    }
    downX = turn.x(line.downX(), line.downY());
    downY = turn.y(line.downX(), line.downY());
    this.iodPx = iodPx;
    tuckLips(line);
  }

  /** Where the target shuts what the donor opens, both lips are drawn a little past their edge. */
  private void tuckLips(LipLine line) {
    float square = downX * downX + downY * downY;
    for (int i = 0; i < line.columns(); i++) {
      float across = (lowerX[i] - upperX[i]) * downX + (lowerY[i] - upperY[i]) * downY;
      float opening = line.openingPx(i);
      float shut = SoftEdge.fall(SHUT_IOD, OPEN_IOD, opening / iodPx);
      float narrower = (across / square - opening) / iodPx;
      tuck[i] = INTO_LIP_IOD * iodPx * shut * SoftEdge.rise(0.004f, 0.02f, narrower);
    }
  }

  /**
   * How far down the face the donor is to be read beside its own place, at a place on a lip, in
   * pixels of the target.
   */
  float tuckPx(LipLine line) {
    float past = Math.max(-line.belowUpperPx(), line.belowUpperPx() - line.openingPx());
    float reach = TUCK_REACH_IOD * iodPx;
    if (line.openingPx() <= 0 || past >= reach) {
      return 0;
    }
    float most = tuck[Math.round(line.column())] * (1 - Math.max(0, past) / reach);
    return line.belowUpperPx() < 0 ? -most : most;
  }

  /** x of one target pixel down the face, in the donor. */
  float downX() {
    return downX;
  }

  /** y of one target pixel down the face, in the donor. */
  float downY() {
    return downY;
  }

  /** Takes from the donor the colours of what has to be made up, and where its teeth end. */
  void colours(DonorPatch donor) {
    interior.prepare(donor.image(), donor.points(), iodPx);
    MouthLook look = MouthLook.of(donor.image(), donor.points());
    float below = look.lightness(2) / Math.max(1e-3f, look.lightness(1));
    teethEnd = 0.5f + (TEETH_DOWN - 0.5f) * SoftEdge.rise(0.55f, 0.8f, below);
  }

  /** Writes the colour at the place {@code line} has located, which is between the lips. */
  void sample(LipLine line, CatmullRom donor, float[] rgb) {
    float column = line.column();
    int i = (int) column;
    float part = column - i;
    float ux = upperX[i] + part * (upperX[i + 1] - upperX[i]);
    float uy = upperY[i] + part * (upperY[i + 1] - upperY[i]);
    float lx = lowerX[i] + part * (lowerX[i + 1] - lowerX[i]);
    float ly = lowerY[i] + part * (lowerY[i + 1] - lowerY[i]);
    edges[0] = ux;
    edges[1] = uy;
    edges[2] = lx;
    edges[3] = ly;
    float fraction = line.fraction();
    float opening = line.openingPx();
    float square = downX * downX + downY * downY;
    float own = Math.max(0, ((lx - ux) * downX + (ly - uy) * downY) / square);
    donor.sample(ux + fraction * (lx - ux), uy + fraction * (ly - uy), rgb);
    float wider = (opening - own) / iodPx;
    float shut = SoftEdge.fall(SHUT_IOD, OPEN_IOD, opening / iodPx);
    float covering =
        Math.max(
            SoftEdge.rise(1.15f, 2f, own / opening) * SoftEdge.rise(0.01f, 0.03f, -wider),
            shut * SoftEdge.rise(0.004f, 0.012f, -wider));
    if (covering > 0) {
      cover(line, donor, covering, rgb);
    }
    float missing =
        SoftEdge.rise(0.03f, 0.09f, wider)
            * SoftEdge.rise(1.2f, 1.7f, opening / Math.max(own, 1e-3f));
    // Between lips that are shut there is nothing but lip, whatever their landmarks say.
    float nothing = SoftEdge.fall(NOTHING_IOD, 2 * NOTHING_IOD, own / iodPx);
    missing = Math.max(missing, nothing * SoftEdge.rise(0.01f, 0.03f, wider));
    if (missing > 0) {
      fill(line, donor, missing, own, rgb);
    }
  }

  /** The donor's upper half fading into its lower half, both in place. */
  private void cover(LipLine line, CatmullRom donor, float share, float[] rgb) {
    float below = line.belowUpperPx();
    float above = line.openingPx() - below;
    float shut = SoftEdge.fall(SHUT_IOD, OPEN_IOD, line.openingPx() / iodPx);
    float into = tuck[Math.round(line.column())];
    float fraction = line.fraction();
    float down = below - into;
    float up = above - into;
    donor.sample(edges[0] + down * downX, edges[1] + down * downY, one);
    donor.sample(edges[2] - up * downX, edges[3] - up * downY, two);
    float shade = 1 - shut * SEAM_SHADE * 4 * fraction * (1 - fraction);
    for (int c = 0; c < 3; c++) {
      float both = shade * (one[c] + fraction * (two[c] - one[c]));
      rgb[c] += share * (both - rgb[c]);
    }
  }

  /** Upper half of the donor's opening, made-up interior, lower half, softly joined. */
  private void fill(LipLine line, CatmullRom donor, float share, float own, float[] rgb) {
    float below = line.belowUpperPx();
    float above = line.openingPx() - below;
    float soft = Math.max(1.2f, 0.02f * iodPx);
    interior.shade(line, SoftEdge.fall(0.02f, 0.08f, own / iodPx), one);
    float upper = SoftEdge.fall(teethEnd * own - soft, teethEnd * own + soft, below);
    if (upper > 0) {
      donor.sample(edges[0] + below * downX, edges[1] + below * downY, two);
      mix(upper);
    }
    float lower = SoftEdge.fall((1 - teethEnd) * own - soft, (1 - teethEnd) * own + soft, above);
    if (lower > 0) {
      donor.sample(edges[2] - above * downX, edges[3] - above * downY, two);
      mix(lower);
    }
    for (int c = 0; c < 3; c++) {
      rgb[c] += share * (one[c] - rgb[c]);
    }
  }

  private void mix(float share) {
    for (int c = 0; c < 3; c++) {
      one[c] += share * (two[c] - one[c]);
    }
  }
}
