package org.redub.engine.media.file;

/**
 * The stored format of an audio stream. Immutable.
 *
 * @param codec FFmpeg's name of the codec
 * @param sampleRateHz sample rate
 * @param channels number of channels
 * @param layout FFmpeg's name of the channel layout, such as {@code 5.1(side)}
 * @param startUs time of the first sample on the file's clock, which video pts also use; as read,
 *     that of the first picture
 * @param declaredUs length declared by the container, or 0 if there is none
 */
public record AudioFormat(
    String codec, int sampleRateHz, int channels, String layout, long startUs, long declaredUs) {

  /** The same format with another start. */
  public AudioFormat startingAt(long newStartUs) {
    return new AudioFormat(codec, sampleRateHz, channels, layout, newStartUs, declaredUs);
  }
}
