package org.redub.engine.media.file;

/**
 * What an audio stream is made of, as stored. Immutable.
 *
 * @param codec FFmpeg's name of the codec
 * @param sampleRateHz samples per second and channel
 * @param channels number of channels
 * @param layout FFmpeg's name of the channel layout, such as {@code 5.1(side)}
 * @param startUs time of the first sample on the file's clock, the one that video pts are on too
 * @param declaredUs length that the container declares, or 0 if it does not
 */
public record AudioFormat(
    String codec, int sampleRateHz, int channels, String layout, long startUs, long declaredUs) {}
