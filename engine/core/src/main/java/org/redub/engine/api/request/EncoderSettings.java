package org.redub.engine.api.request;

import java.util.List;

/**
 * How the output's video is encoded. Immutable.
 *
 * @param encoder FFmpeg's name of the H.264 encoder, {@link #AUTOMATIC} for the first one that can
 *     be opened, or {@link #GPU}
 * @param preset one of {@link #presets()}, for x264; other encoders ignore it
 * @param crf constant rate factor, 0..51, lower is better; other encoders get their closest setting
 */
public record EncoderSettings(String encoder, String preset, int crf) {
  /** The first H.264 encoder that can be opened on this machine; x264 where available. */
  public static final String AUTOMATIC = "auto";

  /** The encoder of an NVIDIA GPU if there is one, otherwise as {@link #AUTOMATIC}. */
  public static final String GPU = "gpu";

  /** The lowest quality of x264. */
  public static final int MAX_CRF = 51;

  private static final List<String> PRESETS =
      List.of(
          "ultrafast",
          "superfast",
          "veryfast",
          "faster",
          "fast",
          "medium",
          "slow",
          "slower",
          "veryslow");

  /** Visually transparent and fast: x264 veryfast at crf 17. */
  public static final EncoderSettings DEFAULT = new EncoderSettings(AUTOMATIC, "veryfast", 17);

  public EncoderSettings {
    if (encoder.isBlank()) {
      throw new IllegalArgumentException(
          "encoder must be '%s', '%s' or the FFmpeg name of an encoder, got '%s'"
              .formatted(AUTOMATIC, GPU, encoder));
    }
    if (!PRESETS.contains(preset)) {
      throw new IllegalArgumentException(
          "preset must be one of %s, got '%s'".formatted(String.join(", ", PRESETS), preset));
    }
    Range.checked("crf", crf, 0, MAX_CRF);
  }

  /** x264's presets, fastest first. */
  public static List<String> presets() {
    return PRESETS;
  }

  /** The same preset and quality with another encoder. */
  public EncoderSettings with(String newEncoder) {
    return new EncoderSettings(newEncoder, preset, crf);
  }

  /** The same encoder with another preset and quality. */
  public EncoderSettings with(String newPreset, int newCrf) {
    return new EncoderSettings(encoder, newPreset, newCrf);
  }
}
