package org.redub.engine.api;

/**
 * How the output's video is encoded. Immutable.
 *
 * @param encoder FFmpeg's name of the H.264 encoder, or {@link #AUTOMATIC} for the first that opens
 * @param preset x264's preset; other encoders have their own speed
 * @param crf constant rate factor, 0..51, lower is better; other encoders get their nearest setting
 */
public record EncoderSettings(String encoder, String preset, int crf) {
  /** The first H.264 encoder that can be opened here: x264 if there is one. */
  public static final String AUTOMATIC = "auto";

  /** Visually transparent and fast: x264 veryfast at crf 17. */
  public static final EncoderSettings DEFAULT = new EncoderSettings(AUTOMATIC, "veryfast", 17);

  private static final int MAX_CRF = 51;

  public EncoderSettings {
    if (crf < 0 || crf > MAX_CRF) {
      throw new IllegalArgumentException("crf is 0..%d, got %d".formatted(MAX_CRF, crf));
    }
  }
}
