package org.redub.cli.option;

import org.redub.engine.api.request.EncoderSettings;
import picocli.CommandLine.Option;

/** How the output's picture is encoded. Confined to one thread. */
public final class EncoderOptions {
  @Option(
      names = "--encoder",
      paramLabel = "<encoder>",
      converter = OptionValues.Encoder.class,
      description =
          "What encodes the picture: auto (x264 where available) or gpu (NVENC of an NVIDIA GPU; the"
              + " CPU if there is none). Default: ${DEFAULT-VALUE}.")
  private String encoder;

  @Option(
      names = "--preset",
      paramLabel = "<preset>",
      converter = OptionValues.Preset.class,
      description =
          "The preset of x264, ultrafast to veryslow: slower presets make smaller files."
              + " Default: ${DEFAULT-VALUE}.")
  private String preset;

  @Option(
      names = "--crf",
      paramLabel = "<n>",
      converter = OptionValues.Crf.class,
      description =
          "The quality as x264's CRF, 0 to 51: lower is better and makes larger files. Default:"
              + " ${DEFAULT-VALUE}.")
  private int crf;

  @SuppressWarnings("NullAway.Init") // picocli sets what has a default before anything runs
  EncoderOptions() {}

  public EncoderSettings settings() {
    return EncoderSettings.DEFAULT.with(encoder).with(preset, crf);
  }
}
