package org.redub.cli.option;

import org.redub.engine.api.request.EncoderSettings;
import picocli.CommandLine.Option;

/** How the result's picture is encoded. Confined to one thread. */
public final class EncoderOptions {
  @Option(
      names = "--preset",
      paramLabel = "<preset>",
      converter = OptionValues.Preset.class,
      description =
          "x264's preset, ultrafast to veryslow: slower makes smaller files."
              + " Default: ${DEFAULT-VALUE}.")
  private String preset;

  @Option(
      names = "--crf",
      paramLabel = "<n>",
      converter = OptionValues.Crf.class,
      description = "Quality, 0 to 51, lower is better and larger. Default: ${DEFAULT-VALUE}.")
  private int crf;

  @SuppressWarnings("NullAway.Init") // picocli sets what has a default before anything runs
  EncoderOptions() {}

  public EncoderSettings settings() {
    return EncoderSettings.DEFAULT.with(preset, crf);
  }
}
