package org.redub.models;

import org.jspecify.annotations.Nullable;

/**
 * The section of a model card for a network that takes a crop of a face and mel columns and gives
 * the crop back with another mouth: the Wav2Lip family. What is null is read from the graph, or
 * else is as in Wav2Lip. Immutable.
 *
 * @param tensors names of the tensors
 * @param sizePx side of the crop the network works on
 * @param batch crops it takes at once
 * @param masked which half of the crop the network does not see
 * @param maskedFirst whether the masked crop stands before the whole one in the six channels
 * @param channels order of the colours
 * @param range values of the pixels, in and out
 * @param melColumns columns of the mel window
 * @param melOffsetFrames frames of 25 a second from the picture to the window's first column
 * @param padding what the crop holds around the face
 */
public record FaceCrop(
    @Nullable Tensors tensors,
    @Nullable Integer sizePx,
    @Nullable Integer batch,
    @Nullable MaskedHalf masked,
    @Nullable Boolean maskedFirst,
    @Nullable ChannelOrder channels,
    @Nullable ValueRange range,
    @Nullable Integer melColumns,
    @Nullable Double melOffsetFrames,
    @Nullable Padding padding) {

  /** Everything as the graph says and Wav2Lip does. */
  public static final FaceCrop INFERRED =
      new FaceCrop(null, null, null, null, null, null, null, null, null, null);

  /** Names of the tensors; null where the graph tells which is which. */
  public record Tensors(@Nullable String mel, @Nullable String face, @Nullable String output) {}

  /** The half of a crop that a network does not see. */
  public enum MaskedHalf {
    /** Rows from the middle down. */
    LOWER,
    /** Rows above the middle. */
    UPPER
  }

  /** The order of a network's colour channels. */
  public enum ChannelOrder {
    /** Red first. */
    RGB,
    /** Blue first, as OpenCV has it. */
    BGR
  }

  /** The values that a network's pixels have. */
  public enum ValueRange {
    /** 0 to 1. */
    UNIT(1, 0),
    /** -1 to 1. */
    SIGNED(2, -1),
    /** 0 to 255. */
    BYTES(255, 0);

    private final float scale;
    private final float black;

    ValueRange(float scale, float black) {
      this.scale = scale;
      this.black = black;
    }

    /** A value of 0 to 1 as the network has it. */
    public float toNetwork(float unit) {
      return black + scale * unit;
    }

    /** The network's value as one of 0 to 1. */
    public float fromNetwork(float value) {
      return (value - black) / scale;
    }
  }

  /**
   * What a crop holds beside the face from the forehead to the chin, in shares of the face's
   * height; below 0 it holds less than the face.
   */
  public record Padding(double top, double bottom, double left, double right) {
    /** Wav2Lip's own: 10 pixels below a face of some 250. */
    public static final Padding WAV2LIP = new Padding(0, 0.04, 0, 0);

    /** The most on any side. */
    private static final double MOST = 1;

    /** And the least, so that something is left of the face. */
    private static final double LEAST = -0.4;

    public Padding {
      for (double side : new double[] {top, bottom, left, right}) {
        if (!(side >= LEAST && side <= MOST)) {
          throw new IllegalArgumentException(
              "padding lies in %s to %s of the face's height, got %s".formatted(LEAST, MOST, side));
        }
      }
    }
  }

  /** The smallest and the largest side of a crop, pixels. */
  public static final int MIN_SIZE_PX = 96;

  public static final int MAX_SIZE_PX = 512;

  private static final int MAX_BATCH = 64;
  private static final int MAX_MEL_COLUMNS = 400;
  private static final double MAX_OFFSET_FRAMES = 50;

  public FaceCrop {
    require("sizePx", sizePx, MIN_SIZE_PX, MAX_SIZE_PX);
    require("batch", batch, 1, MAX_BATCH);
    require("melColumns", melColumns, 1, MAX_MEL_COLUMNS);
    require("melOffsetFrames", melOffsetFrames, -MAX_OFFSET_FRAMES, MAX_OFFSET_FRAMES);
  }

  private static void require(String name, @Nullable Number value, double least, double most) {
    if (value != null && !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw new IllegalArgumentException(
          "a face crop's %s lies in %s to %s, got %s"
              .formatted(name, plain(least), plain(most), value));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
