package org.redub.render;

import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.matte.MatteSettings;

/**
 * How a lower face is rendered. Immutable.
 *
 * @param matte lengths of the mouth's matte
 * @param blend how the donor is put into the plate
 * @param bands levels of the multiband blend
 * @param colour how the donor takes the plate's light
 * @param gridPx most pixels between two nodes of a warp
 * @param regularisation smoothness of the splines, in squared IOD; 0 passes through every point
 * @param surroundIod how far beside the jaw the warp may reach, in IOD
 */
public record RenderSettings(
    MatteSettings matte,
    MouthBlend.Mode blend,
    int bands,
    ColourTransfer.Mode colour,
    int gridPx,
    double regularisation,
    float surroundIod) {
  public static final RenderSettings DEFAULT =
      new RenderSettings(
          MatteSettings.DEFAULT,
          MouthBlend.Mode.MULTIBAND,
          5,
          ColourTransfer.Mode.MEAN,
          6,
          1e-4,
          0.25f);

  public RenderSettings {
    if (bands < 0 || gridPx < 1 || regularisation < 0 || surroundIod <= 0) {
      throw new IllegalArgumentException(
          "settings of a render are out of range: %d bands, grid %d, regularisation %s, surround %s"
              .formatted(bands, gridPx, regularisation, surroundIod));
    }
  }

  /** The same with another matte, blend and colour. */
  public RenderSettings with(
      MatteSettings newMatte, MouthBlend.Mode newBlend, ColourTransfer.Mode newColour) {
    return new RenderSettings(
        newMatte, newBlend, bands, newColour, gridPx, regularisation, surroundIod);
  }
}
