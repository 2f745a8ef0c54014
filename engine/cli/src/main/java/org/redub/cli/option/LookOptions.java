package org.redub.cli.option;

import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.composite.RenderSettings;
import org.redub.render.matte.MatteSettings;
import picocli.CommandLine.Option;

/** How the new mouth is put into the picture. Confined to one thread. */
final class LookOptions {
  @Option(
      names = "--matte-grow",
      paramLabel = "<%>",
      converter = OptionValues.IodShare.class,
      description =
          "How far the new mouth reaches beyond the lips, in %% of the distance of the eyes."
              + " Default: ${DEFAULT-VALUE}.")
  private float growIod;

  @Option(
      names = "--matte-sides",
      paramLabel = "<up,right,down,left>",
      converter = OptionValues.Sides.class,
      description = "How much further to each side of the picture. Default: ${DEFAULT-VALUE}.")
  private MatteSettings.Sides sides;

  @Option(
      names = "--feather",
      paramLabel = "<%>",
      converter = OptionValues.IodShare.class,
      description =
          "Softness of its edge, in %% of the distance of the eyes. Default: ${DEFAULT-VALUE}.")
  private float softIod;

  @Option(
      names = "--blend",
      paramLabel = "<how>",
      converter = OptionValues.Blend.class,
      description =
          "multiband: coarse over a wide edge, detail over a narrow one; seamless: its detail in"
              + " the picture's light; alpha: one edge. Default: ${DEFAULT-VALUE}.")
  private MouthBlend.Mode blend;

  @Option(
      names = "--colour",
      paramLabel = "<how>",
      converter = OptionValues.Colour.class,
      description =
          "How it takes the picture's light: mean, reinhard (mean and spread in Lab), transport"
              + " (means and covariances) or none. Default: ${DEFAULT-VALUE}.")
  private ColourTransfer.Mode colour;

  @Option(
      names = "--opacity",
      paramLabel = "<%>",
      converter = OptionValues.Opacity.class,
      description =
          "How much of the new face is laid over the old one, 0 to 100. Default: ${DEFAULT-VALUE}.")
  private float opacity;

  @SuppressWarnings("NullAway.Init") // picocli sets what has a default before anything runs
  LookOptions() {}

  RenderSettings settings() {
    float soft = Math.max(MatteSettings.MIN_SOFT_IOD, softIod);
    MatteSettings matte = RenderSettings.DEFAULT.matte().with(growIod, sides, soft);
    return RenderSettings.DEFAULT.with(matte, blend, colour, opacity);
  }
}
