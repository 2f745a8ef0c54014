package org.redub.render.donor.mouth;

import org.redub.geometry.Similarity2;
import org.redub.render.matte.SoftEdge;
import org.redub.render.morph.CubicSpline;
import org.redub.render.morph.LipLine;
import org.redub.render.morph.WarpGrid;

/**
 * Draws the mouth interior, column by column along the lips. Teeth are rigid: the part of the
 * donor's opening above its {@link MouthCut} stays at the upper lip and the part below it at the
 * lower lip, without stretching. Where the target is wider, the gap between them is filled; where
 * it is narrower, they overlap. Only a donor about as open as the target is scaled, by a few
 * pixels. Where the target is shut, the lips touch. Confined to one thread; keeps its workspace.
 *
 * <p>Call order: {@link #prepare} and {@link #colours} per donor, {@link #sample} per pixel.
 */
final class OpenMouth {
  /** Lips count as shut below the first opening and as open above the second, in IOD. */
  private static final float SHUT_IOD = 0.012f;

  private static final float OPEN_IOD = 0.04f;

  /** How far inside the lips a shut mouth is sampled, so that no tooth is visible in the seam. */
  private static final float INTO_LIP_IOD = 0.018f;

  /** Distance from the seam up to which the lips are pulled together for that. */
  private static final float TUCK_REACH_IOD = 0.06f;

  private static final float SEAM_SHADE = 0.15f;

  /** A donor less open than this shows no teeth and no tongue. */
  private static final float NOTHING_IOD = 0.015f;

  /** Half the distance over which two parts of a mouth are crossfaded. */
  private static final float JOIN_IOD = 0.014f;

  private static final float MIN_JOIN_PX = 0.9f;

  /**
   * Brightness of a drawn cavity directly under the donor's teeth, and how far below them it is
   * shaded.
   */
  private static final float TEETH_SHADOW = 0.6f;

  private static final float TEETH_SHADOW_IOD = 0.09f;

  /** Where the target is narrower, this share of the hidden height is hidden in the upper part. */
  private static final float HIDDEN_ABOVE = 0.35f;

  /** Each part keeps at least this share of the target's opening. */
  private static final float MIN_PART = 0.2f;

  private final MouthInterior interior = new MouthInterior();
  private final LipEdges lips = new LipEdges();
  private final MouthCut cut = new MouthCut();
  private final float[] one = new float[3];
  private final float[] two = new float[3];
  private final float[] edges = new float[4];
  private float[] tuck = new float[0];
  private float iodPx = 1;

  /** Finds the edges of the donor's lips at each column of the target's. */
  void prepare(LipLine line, WarpGrid skull, WarpGrid jaw, Similarity2 toDonor, float iodPx) {
    this.iodPx = iodPx;
    lips.place(line, skull, jaw, toDonor);
    if (tuck.length < line.columns()) {
      tuck = new float[line.columns()];
    }
    for (int i = 0; i < line.columns(); i++) {
      // Where the target is shut and the donor open, both lips are pulled beyond their edges.
      float opening = line.openingPx(i);
      float shut = SoftEdge.fall(SHUT_IOD, OPEN_IOD, opening / iodPx);
      float narrower = (lips.opening(i) - opening) / iodPx;
      tuck[i] = INTO_LIP_IOD * iodPx * shut * SoftEdge.rise(0.004f, 0.02f, narrower);
    }
  }

  /**
   * How far down the face the donor is read from its regular position, at a position on a lip, in
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

  /** x component, in the donor, of a step of one target pixel down the face. */
  float downX() {
    return lips.downX();
  }

  /** y component, in the donor, of a step of one target pixel down the face. */
  float downY() {
    return lips.downY();
  }

  /**
   * Measures the colours for drawn parts in the donor, and finds its cut.
   *
   * @param pixels sampler of the donor's image
   */
  void colours(DonorImage donor, CubicSpline pixels) {
    interior.prepare(donor.image(), donor.points(), iodPx);
    cut.find(lips, pixels, interior.skinLight(), iodPx);
  }

  /** Writes the colour at the position that {@code line} has located, which is between the lips. */
  void sample(LipLine line, CubicSpline donor, float[] rgb) {
    lips.at(line.column(), edges);
    float width = edges[2] - edges[0];
    float height = edges[3] - edges[1];
    float square = downX() * downX() + downY() * downY();
    float own = Math.max(0, (width * downX() + height * downY()) / square);
    float fraction = line.fraction();
    donor.sample(edges[0] + fraction * width, edges[1] + fraction * height, rgb);
    float opening = line.openingPx();
    float wider = (opening - own) / iodPx;
    float shut = SoftEdge.fall(SHUT_IOD, OPEN_IOD, opening / iodPx);
    float covering =
        Math.max(
            SoftEdge.rise(1.05f, 1.25f, own / opening) * SoftEdge.rise(0.01f, 0.03f, -wider),
            shut * SoftEdge.rise(0.004f, 0.012f, -wider));
    if (covering > 0) {
      cover(line, donor, covering, own, rgb);
    }
    float missing =
        SoftEdge.rise(0.015f, 0.045f, wider)
            * SoftEdge.rise(1.08f, 1.25f, opening / Math.max(own, 1e-3f));
    // Between shut lips there is nothing but lip, even if the landmarks are apart.
    float nothing = SoftEdge.fall(NOTHING_IOD, 2 * NOTHING_IOD, own / iodPx);
    missing = Math.max(missing, nothing * SoftEdge.rise(0.01f, 0.03f, wider));
    if (missing > 0) {
      fill(line, donor, missing, own, rgb);
    }
  }

  private float joinPx() {
    return Math.max(MIN_JOIN_PX, JOIN_IOD * iodPx);
  }

  /**
   * Draws the donor's upper part over its lower one, both in place; where the target is shut,
   * crossfades them.
   */
  private void cover(LipLine line, CubicSpline donor, float share, float own, float[] rgb) {
    float below = line.belowUpperPx();
    float opening = line.openingPx();
    float shut = SoftEdge.fall(SHUT_IOD, OPEN_IOD, opening / iodPx);
    int column = Math.round(line.column());
    float into = tuck[column];
    float fraction = line.fraction();
    read(donor, below - into, opening - below - into);
    float end = cut.share(column) * own - HIDDEN_ABOVE * (own - opening);
    end = Math.max(MIN_PART * opening, Math.min((1 - MIN_PART) * opening, end));
    float lower = SoftEdge.rise(end - joinPx(), end + joinPx(), below);
    lower += shut * (fraction - lower);
    float shade = 1 - shut * SEAM_SHADE * 4 * fraction * (1 - fraction);
    for (int c = 0; c < 3; c++) {
      float both = shade * (one[c] + lower * (two[c] - one[c]));
      rgb[c] += share * (both - rgb[c]);
    }
  }

  /**
   * Reads the donor at distances below its upper lip and above its lower lip, in pixels of the
   * target.
   */
  private void read(CubicSpline donor, float below, float above) {
    donor.sample(edges[0] + below * downX(), edges[1] + below * downY(), one);
    donor.sample(edges[2] - above * downX(), edges[3] - above * downY(), two);
  }

  /** Draws the donor's upper part, the gap and its lower part with soft joins. */
  private void fill(LipLine line, CubicSpline donor, float share, float own, float[] rgb) {
    float below = line.belowUpperPx();
    float above = line.openingPx() - below;
    int column = Math.round(line.column());
    float join = joinPx();
    // A lip's edge is never harder than the join, even where the donor has no interior.
    float upperEnd = Math.max(join, cut.share(column) * own);
    float lowerEnd = Math.max(join, (1 - cut.share(column)) * own);
    float upper = SoftEdge.fall(upperEnd - join, upperEnd + join, below);
    float lower = SoftEdge.fall(lowerEnd - join, lowerEnd + join, above);
    read(donor, below, above);
    float drawnTeeth = SoftEdge.fall(0.02f, 0.08f, cut.openIod());
    float[] made = interior.shade(line, drawnTeeth);
    float deep = SoftEdge.fall(0, TEETH_SHADOW_IOD, (below - upperEnd) / iodPx);
    float light = 1 - TEETH_SHADOW * (1 - drawnTeeth) * deep;
    for (int c = 0; c < 3; c++) {
      made[c] *= light;
    }
    cut.colour(column, line.fraction(), made);
    for (int c = 0; c < 3; c++) {
      float filled = made[c] + upper * (one[c] - made[c]);
      filled += lower * (two[c] - filled);
      rgb[c] += share * (filled - rgb[c]);
    }
  }
}
