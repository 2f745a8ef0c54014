package org.redub.cli.option;

import java.util.List;
import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.composite.RenderSettings;
import org.redub.render.matte.MatteSettings;
import picocli.CommandLine.Option;

/** How the new mouth is put into the picture. Confined to one thread. */
final class LookOptions {
  private static final double PER_CENT = 100;

  @Option(
      names = "--matte-grow",
      paramLabel = "<%>",
      converter = OptionValues.EyeShare.class,
      description =
          "How far the new mouth reaches beyond the lips, in %% of the distance of the eyes."
              + " Default: 3.5.")
  private double grow = PER_CENT * MatteSettings.DEFAULT.growIod();

  @Option(
      names = "--matte-sides",
      paramLabel = "<up,right,down,left>",
      split = ",",
      converter = OptionValues.EyeShare.class,
      description = "How much further to each side of the picture. Default: 0,0,0,0.")
  private List<Double> sides = List.of(0.0, 0.0, 0.0, 0.0);

  @Option(
      names = "--feather",
      paramLabel = "<%>",
      converter = OptionValues.EyeShare.class,
      description = "Softness of its edge, in %% of the distance of the eyes. Default: 2.")
  private double feather = PER_CENT * MatteSettings.DEFAULT.softIod();

  @Option(
      names = "--blend",
      paramLabel = "<how>",
      converter = OptionValues.Blend.class,
      description =
          "multiband: coarse over a wide edge, detail over a narrow one; seamless: its detail in"
              + " the picture's light; alpha: one edge. Default: multiband.")
  private MouthBlend.Mode blend = MouthBlend.Mode.MULTIBAND;

  @Option(
      names = "--colour",
      paramLabel = "<how>",
      converter = OptionValues.Colour.class,
      description =
          "How it takes the picture's light: mean, reinhard (mean and spread in Lab), transport"
              + " (means and covariances) or none. Default: mean.")
  private ColourTransfer.Mode colour = ColourTransfer.Mode.MEAN;

  @Option(
      names = "--opacity",
      paramLabel = "<%>",
      converter = OptionValues.Opacity.class,
      description = "How much of the new face is laid over the old one, 0 to 100. Default: 100.")
  private double opacity = PER_CENT;

  @SuppressWarnings("NullAway.Init") // picocli may set what has no default
  LookOptions() {}

  /** Why the options do not make sense; empty if they do. */
  String problem() {
    return sides.size() == 4 ? "" : "--matte-sides wants four numbers, got " + sides.size();
  }

  RenderSettings settings() {
    MatteSettings.Sides grown = new MatteSettings.Sides(share(0), share(1), share(2), share(3));
    MatteSettings matte =
        MatteSettings.DEFAULT.with(
            (float) (grow / PER_CENT), grown, (float) Math.max(0.001, feather / PER_CENT));
    return RenderSettings.DEFAULT.with(matte, blend, colour, (float) (opacity / PER_CENT));
  }

  private float share(int side) {
    return (float) (sides.get(side) / PER_CENT);
  }
}
