package org.redub.render;

import java.util.Objects;
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
 * @param opacity 0..1: how much of the result is laid over the plate
 * @param gridPx most pixels between two nodes of a warp
 * @param regularisation smoothness of the splines, in squared IOD; 0 passes through every point
 * @param surroundIod how far beside the jaw the warp may reach, in IOD
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
    Objects.requireNonNull(matte, "settings of a render need a matte");
    Objects.requireNonNull(blend, "settings of a render need a blend");
    Objects.requireNonNull(colour, "settings of a render need a colour transfer");
    if (bands < 0
        || gridPx < 1
        || !(regularisation >= 0 && Double.isFinite(regularisation))
        || !(surroundIod > 0 && Float.isFinite(surroundIod))
        || !(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException(
          "settings of a render are out of range: %d bands, opacity %s, grid %d, regularisation %s, surround %s"
              .formatted(bands, opacity, gridPx, regularisation, surroundIod));
    }
  }

  /** The same with another matte, blend, colour and opacity. */
  public RenderSettings with(
      MatteSettings newMatte,
      MouthBlend.Mode newBlend,
      ColourTransfer.Mode newColour,
      float newOpacity) {
    return new RenderSettings(
        newMatte, newBlend, bands, newColour, newOpacity, gridPx, regularisation, surroundIod);
  }
}
