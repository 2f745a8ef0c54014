package org.redub.cli.option;

import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.composite.RenderSettings;
import org.redub.render.matte.MatteSettings;
import picocli.CommandLine.Option;

/** How the new mouth is composited into the plate. Confined to one thread. */
final class LookOptions {
  @Option(
      names = "--matte-grow",
      paramLabel = "<%>",
      converter = OptionValues.IodRatio.class,
      description =
          "How far the new mouth extends beyond the lips, in %% of the interocular distance (between"
              + " the outer eye corners). Default: ${DEFAULT-VALUE}.")
  private float growIod;

  @Option(
      names = "--matte-sides",
      paramLabel = "<up,right,down,left>",
      converter = OptionValues.Sides.class,
      description =
          "How much further it extends to each side, in %% of the interocular distance. Default:"
              + " ${DEFAULT-VALUE}.")
  private MatteSettings.Sides sides;

  @Option(
      names = "--feather",
      paramLabel = "<%>",
      converter = OptionValues.IodRatio.class,
      description =
          "Width of the soft edge of the matte, in %% of the interocular distance. Default:"
              + " ${DEFAULT-VALUE}.")
  private float softIod;

  @Option(
      names = "--blend",
      paramLabel = "<how>",
      converter = OptionValues.Blend.class,
      description =
          "How the edge is blended: multiband (coarse structure over a wide edge, detail over a"
              + " narrow one), seamless (the gradients of the new mouth with the brightness of the"
              + " plate) or alpha (a plain crossfade). Default: ${DEFAULT-VALUE}.")
  private MouthBlend.Mode blend;

  @Option(
      names = "--colour",
      paramLabel = "<how>",
      converter = OptionValues.Colour.class,
      description =
          "How the colour of the new mouth is matched to the plate: mean, reinhard (mean and"
              + " standard deviation in Lab), transport (means and covariances) or none. Default:"
              + " ${DEFAULT-VALUE}.")
  private ColourTransfer.Mode colour;

  @Option(
      names = "--opacity",
      paramLabel = "<%>",
      converter = OptionValues.Opacity.class,
      description =
          "How strongly the new mouth covers the plate, 0 to 100 %%. Default: ${DEFAULT-VALUE}.")
  private float opacity;

  @SuppressWarnings("NullAway.Init") // picocli sets what has a default before anything runs
  LookOptions() {}

  RenderSettings settings() {
    float soft = Math.max(MatteSettings.MIN_SOFT_IOD, softIod);
    MatteSettings matte = RenderSettings.DEFAULT.matte().with(growIod, sides, soft);
    return RenderSettings.DEFAULT.with(matte, blend, colour, opacity);
  }
}
