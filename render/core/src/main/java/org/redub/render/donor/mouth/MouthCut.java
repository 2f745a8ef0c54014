package org.redub.render.donor.mouth;

import org.redub.render.matte.SoftEdge;
import org.redub.render.morph.CubicSpline;

/**
 * Finds where a donor's opening can be divided without cutting a tooth: at the darkest line, which
 * is between the rows of teeth or between teeth and tongue. The part above moves with the skull,
 * the part below with the jaw. Where they move apart, the gap gets the donor's colour at the cut if
 * that is dark or tongue. Confined to one thread; keeps its workspace.
 */
final class MouthCut {
  /** The cut must be between these fractions of the opening. */
  private static final float FROM = 0.2f;

  private static final float TO = 0.95f;
  private static final int TRIED = 16;

  /** Number of neighbours on either side that are averaged. */
  private static final int AROUND = 1;

  /** Cost of a cut at either end instead of the middle, as a share of the skin's light. */
  private static final float OFF_MIDDLE = 0.06f;

  /** Largest distance of a column's cut from the common one. */
  private static final float NEAR = 0.1f;

  private static final int STEPS = 2;

  /** Cost of each step away from the common cut, as a share of the skin's light. */
  private static final float OFF_COMMON = 0.01f;

  /**
   * As a share of the skin's light: darker values count as equally dark, for example next to a
   * bright tooth.
   */
  private static final float DARK = 0.15f;

  /** Brightness of a tongue under the upper lip relative to the lower lip. */
  private static final float SHADOW = 0.6f;

  /** The gap's colours are averaged over this share of the lips' length to either side. */
  private static final float ALONG = 1 / 8f;

  private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

  private final float[] one = new float[3];
  private final float[] profile = new float[TRIED];
  private float[] raw = new float[0];
  private float[] gap = new float[0];
  private float[] shares = new float[0];
  private float trust;
  private float shadow;
  private float openIod;

  /**
   * Finds the cut of a donor.
   *
   * @param skinLight mean of red, green and blue of its skin
   */
  void find(LipEdges edges, CubicSpline donor, float skinLight, float iodPx) {
    int columns = edges.columns();
    openIod = 0;
    for (int i = 0; i < columns; i++) {
      openIod = Math.max(openIod, edges.opening(i) / iodPx);
    }
    int first = columns / 4;
    int last = columns - 1 - first;
    for (int k = 0; k < TRIED; k++) {
      float at = FROM + (TO - FROM) * k / (TRIED - 1);
      profile[k] = OFF_MIDDLE * Math.abs(2 * at - 1) * skinLight;
      for (int i = first; i <= last; i++) {
        profile[k] += lightAt(i, at, edges, donor, skinLight) / (last - first + 1);
      }
    }
    float share = FROM + (TO - FROM) * darkest() / (TRIED - 1);
    if (gap.length < 3 * columns) {
      gap = new float[3 * columns];
      raw = new float[3 * columns];
      shares = new float[columns];
    }
    follow(share, edges, donor, skinLight);
    colours(edges, donor);
    trust(first, last, skinLight);
  }

  /**
   * The position in the profile whose neighbourhood is darkest: the middle of a gap, not its edge.
   */
  private int darkest() {
    int darkest = 0;
    float least = Float.MAX_VALUE;
    for (int k = 0; k < TRIED; k++) {
      float sum = 0;
      for (int j = k - AROUND; j <= k + AROUND; j++) {
        sum += profile[Math.max(0, Math.min(TRIED - 1, j))];
      }
      if (sum < least) {
        least = sum;
        darkest = k;
      }
    }
    return darkest;
  }

  private float lightAt(int column, float at, LipEdges edges, CubicSpline donor, float skinLight) {
    edges.sample(column, at, donor, one);
    return Math.max(DARK * skinLight, luma());
  }

  private float luma() {
    return LUMA[0] * one[0] + LUMA[1] * one[1] + LUMA[2] * one[2];
  }

  /**
   * Makes the cut follow the edge of the teeth: in each column the darkest position near {@code
   * share}.
   */
  private void follow(float share, LipEdges edges, CubicSpline donor, float skinLight) {
    int columns = edges.columns();
    for (int i = 0; i < columns; i++) {
      float least = Float.MAX_VALUE;
      for (int k = -STEPS; k <= STEPS; k++) {
        float at = Math.max(FROM, Math.min(TO, share + NEAR * k / STEPS));
        float light = lightAt(i, at, edges, donor, skinLight);
        light += OFF_COMMON * Math.abs(k) * skinLight;
        if (light < least) {
          least = light;
          raw[i] = at;
        }
      }
    }
    int reach = Math.round(ALONG / 2 * columns);
    for (int i = 0; i < columns; i++) {
      int from = Math.max(0, i - reach);
      int to = Math.min(columns - 1, i + reach);
      float sum = 0;
      for (int j = from; j <= to; j++) {
        sum += raw[j];
      }
      shares[i] = sum / (to - from + 1);
    }
  }

  private void colours(LipEdges edges, CubicSpline donor) {
    int columns = edges.columns();
    for (int i = 0; i < columns; i++) {
      edges.sample(i, shares[i], donor, one);
      System.arraycopy(one, 0, raw, 3 * i, 3);
    }
    int reach = Math.round(ALONG * columns);
    for (int i = 0; i < columns; i++) {
      mean(Math.max(0, i - reach), Math.min(columns - 1, i + reach), raw);
      System.arraycopy(one, 0, gap, 3 * i, 3);
    }
  }

  private void mean(int from, int to, float[] colours) {
    for (int c = 0; c < 3; c++) {
      float sum = 0;
      for (int i = from; i <= to; i++) {
        sum += colours[3 * i + c];
      }
      one[c] = sum / (to - from + 1);
    }
  }

  /**
   * Reduces the trust if the cut is at teeth, which are bright and hardly red, or between shut
   * lips: neither shows the cavity.
   */
  private void trust(int first, int last, float skinLight) {
    mean(first, last, gap);
    float luma = Math.max(1, luma());
    float dark = SoftEdge.fall(0.3f, 0.5f, luma / Math.max(1, skinLight));
    float red = SoftEdge.rise(0.3f, 0.5f, (one[0] - one[1]) / luma);
    trust = SoftEdge.rise(0.04f, 0.08f, openIod) * Math.max(dark, red);
    shadow = (1 - dark) * SHADOW;
  }

  /** The largest opening of the donor, in IOD. */
  float openIod() {
    return openIod;
  }

  /** The share of the opening at a column that moves with the skull. */
  float share(int column) {
    return shares[column];
  }

  /**
   * Replaces drawn colours by those at the cut, as far as they show a cavity. A tongue is in the
   * shadow of the upper teeth.
   *
   * @param fraction the position between the upper lip (0) and the lower one (1)
   */
  void colour(int column, float fraction, float[] rgb) {
    float light = 1 - shadow * (1 - fraction);
    for (int c = 0; c < 3; c++) {
      rgb[c] += trust * (light * gap[3 * column + c] - rgb[c]);
    }
  }
}
