package org.redub.render.composite;

import java.util.Objects;
import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.matte.MatteSettings;

/**
 * How a lower face is rendered. Immutable.
 *
 * @param matte lengths of the mouth's matte
 * @param blend how the patch is blended into the plate
 * @param bands levels of the multiband blend
 * @param colour how the patch's colours are matched to the plate
 * @param opacity opacity of the result over the plate, 0..1
 * @param gridPx largest distance between two nodes of a warp, in pixels
 * @param regularisation smoothness of the splines, in squared IOD; 0 passes through every point
 * @param surroundIod how far the warp may reach outside the jaw, in IOD
 */
public record RenderSettings(
    MatteSettings matte,
    MouthBlend.Mode blend,
    int bands,
    ColourTransfer.Mode colour,
    float opacity,
    int gridPx,
    double regularisation,
    float surroundIod) {
  public static final RenderSettings DEFAULT =
      new RenderSettings(
          MatteSettings.DEFAULT,
          MouthBlend.Mode.MULTIBAND,
          5,
          ColourTransfer.Mode.MEAN,
          1,
          12,
          1e-4,
          0.25f);

  public RenderSettings {
    Objects.requireNonNull(matte, "render settings need a matte");
    Objects.requireNonNull(blend, "render settings need a blend");
    Objects.requireNonNull(colour, "render settings need a colour transfer");
    if (bands < 0
        || gridPx < 1
        || !(regularisation >= 0 && Double.isFinite(regularisation))
        || !(surroundIod > 0 && Float.isFinite(surroundIod))
        || !(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException(
          "render settings are out of range: %d bands, opacity %s, grid %d, regularisation %s, surround %s"
              .formatted(bands, opacity, gridPx, regularisation, surroundIod));
    }
  }

  /** These settings with another matte, blend, colour transfer and opacity. */
  public RenderSettings with(
      MatteSettings newMatte,
      MouthBlend.Mode newBlend,
      ColourTransfer.Mode newColour,
      float newOpacity) {
    return new RenderSettings(
        newMatte, newBlend, bands, newColour, newOpacity, gridPx, regularisation, surroundIod);
  }
}
