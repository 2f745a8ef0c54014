package org.redub.engine.media.file;

import org.redub.geometry.PixelAspect;

/**
 * The format of a video stream. Immutable.
 *
 * @param codec FFmpeg's name of the codec
 * @param pixelFormat FFmpeg's name of the stored pixel format
 * @param width stored width in pixels
 * @param height stored height in pixels
 * @param timeBase seconds per tick of pts
 * @param frameRate average frame rate, frames per second
 * @param sampleAspect pixel aspect ratio; {@link Rational#UNKNOWN} if unspecified
 * @param orientation how the stored picture must be rotated for display
 * @param colour colour description of the decoded plates; for a take that is not YUV, that of the
 *     conversion
 * @param timing start, length and frame count according to the container
 * @param still whether this is a still picture
 */
public record VideoFormat(
    String codec,
    String pixelFormat,
    int width,
    int height,
    Rational timeBase,
    Rational frameRate,
    Rational sampleAspect,
    Orientation orientation,
    ColourTags colour,
    VideoTiming timing,
    boolean still) {

  /** The format of drawn pictures: BT.709, square pixels, {@code rate} frames per second. */
  public static VideoFormat drawn(int width, int height, Rational rate) {
    return new VideoFormat(
        "rawvideo",
        "yuv420p",
        width,
        height,
        rate.inverse(),
        rate,
        new Rational(1, 1),
        Orientation.UPRIGHT,
        ColourTags.BT709,
        new VideoTiming(0, 0, 0),
        false);
  }

  /** The same format as a video of {@code rate} frames per second with one tick per frame. */
  public VideoFormat asVideo(Rational rate) {
    return new VideoFormat(
        codec,
        pixelFormat,
        width,
        height,
        rate.inverse(),
        rate,
        sampleAspect,
        orientation,
        colour,
        new VideoTiming(0, 0, 0),
        false);
  }

  /** The same format with the time base {@code clock}. */
  public VideoFormat onClock(Rational clock) {
    return new VideoFormat(
        codec,
        pixelFormat,
        width,
        height,
        clock,
        frameRate,
        sampleAspect,
        orientation,
        colour,
        timing,
        still);
  }

  /** The same format with another orientation. */
  public VideoFormat orientedAs(Orientation other) {
    return new VideoFormat(
        codec,
        pixelFormat,
        width,
        height,
        timeBase,
        frameRate,
        sampleAspect,
        other,
        colour,
        timing,
        still);
  }

  /** How the samples of decoded frames are kept: with all the precision of the stored ones. */
  public PixelLayout layout() {
    return PixelLayout.of(pixelFormat);
  }

  /** The shape of the stored pixels. */
  public PixelAspect pixelAspect() {
    return sampleAspect.isKnown() ? PixelAspect.of(sampleAspect.toDouble()) : PixelAspect.SQUARE;
  }

  /** Clockwise quarter turns that make the stored picture upright, 0..3. */
  public int rotationQuarterTurns() {
    return orientation.quarterTurns();
  }

  /** Converts {@code pts} ticks to microseconds on the stream's clock. */
  public long ptsUs(long pts) {
    return timeBase.toUs(pts);
  }

  /** Duration of one frame at the average rate, in ticks, at least 1. */
  public long frameTicks() {
    if (!frameRate.isKnown()) {
      return Math.max(1, timeBase.fromUs(40_000));
    }
    return Math.max(1, Rational.rescale(1, frameRate.inverse(), timeBase));
  }

  /** The format for people, such as {@code hevc 1080x1920 yuv420p 25/1 fps}. */
  public String summary() {
    return "%s %dx%d %s %s fps".formatted(codec, width, height, pixelFormat, frameRate);
  }
}
