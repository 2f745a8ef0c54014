package org.redub.cli.option;

import java.util.Locale;
import org.redub.engine.api.EncoderSettings;
import picocli.CommandLine.Option;

/** How the result's picture is encoded. Confined to one thread. */
public final class EncoderOptions {
  /** x264's presets, fastest first. */
  enum Preset {
    ULTRAFAST,
    SUPERFAST,
    VERYFAST,
    FASTER,
    FAST,
    MEDIUM,
    SLOW,
    SLOWER,
    VERYSLOW
  }

  @Option(
      names = "--preset",
      paramLabel = "<preset>",
      defaultValue = "veryfast",
      description =
          "x264's preset, ultrafast to veryslow: slower makes smaller files. Default: veryfast.")
  private Preset preset = Preset.VERYFAST;

  @Option(
      names = "--crf",
      paramLabel = "<n>",
      defaultValue = "17",
      converter = OptionValues.Crf.class,
      description = "Quality, 0 to 51, lower is better and larger. Default: 17.")
  private int crf = EncoderSettings.DEFAULT.crf();

  public EncoderSettings settings() {
    return new EncoderSettings(
        EncoderSettings.AUTOMATIC, preset.name().toLowerCase(Locale.ROOT), crf);
  }
}
