package org.redub.engine.media.file;

/**
 * What a video stream is made of. Immutable.
 *
 * @param codec FFmpeg's name of the codec
 * @param pixelFormat FFmpeg's name of the pixel format as stored
 * @param width stored width in pixels
 * @param height stored height in pixels
 * @param timeBase seconds per tick of pts
 * @param frameRate average frame rate, frames per second
 * @param sampleAspect width to height of one pixel; {@link Rational#UNKNOWN} if not said
 * @param orientation how the stored picture is turned for showing
 * @param colour colour description of the plates that come out; for a take that is not YUV, the one
 *     it was converted to
 * @param timing start, length and frame count by the container
 * @param still whether this is a picture, not a video
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

  /** A format of our own making: BT.709, square pixels, {@code rate} frames per second. */
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

  /** This picture as a video of {@code rate} frames per second with one tick per frame. */
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

  /** This picture with its times in ticks of {@code clock}. */
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

  /** Clockwise quarter turns, 0..3, that make the stored picture upright. */
  public int rotationQuarterTurns() {
    return orientation.quarterTurns();
  }

  /** Microseconds on the stream's clock of {@code pts} ticks. */
  public long ptsUs(long pts) {
    return timeBase.toUs(pts);
  }

  /** Ticks that one frame lasts at the average rate, at least 1. */
  public long frameTicks() {
    if (!frameRate.isKnown()) {
      return Math.max(1, timeBase.fromUs(40_000));
    }
    return Math.max(1, Rational.rescale(1, frameRate.inverse(), timeBase));
  }

  /** For people: {@code hevc 1080x1920 yuv420p 25/1 fps}. */
  public String summary() {
    return "%s %dx%d %s %s fps".formatted(codec, width, height, pixelFormat, frameRate);
  }
}
