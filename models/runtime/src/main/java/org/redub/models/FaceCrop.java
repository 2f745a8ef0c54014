package org.redub.models;

import org.jspecify.annotations.Nullable;

/**
 * The section of a model card for a network of the Wav2Lip family, which takes a crop of a face and
 * mel columns and returns the crop with another mouth. Values that are null are read from the graph
 * or default to Wav2Lip's. Immutable.
 *
 * @param tensors names of the tensors
 * @param sizePx width and height of the network's crops
 * @param batch number of crops in a batch
 * @param masked the half of the crop that is masked for the network
 * @param maskedFirst whether the masked crop precedes the whole one in the six channels
 * @param channels order of the colour channels
 * @param range range of the pixels, in and out
 * @param melColumns number of columns of the mel window
 * @param melOffsetFrames offset of the mel window from the frame, in frames at 25 fps
 * @param padding margins of the crop around the face
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

  /** Everything is read from the graph or defaults to Wav2Lip's values. */
  public static final FaceCrop INFERRED =
      new FaceCrop(null, null, null, null, null, null, null, null, null, null);

  /** Names of the tensors; null where the graph leaves no doubt. */
  public record Tensors(@Nullable String mel, @Nullable String face, @Nullable String output) {}

  /** The half of a crop that is masked. */
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
    /** Blue first, as in OpenCV. */
    BGR
  }

  /** The range of a network's pixels. */
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

    /** Converts a value of 0 to 1 to the network's range. */
    public float toNetwork(float unit) {
      return black + scale * unit;
    }

    /** Converts a value of the network to 0 to 1. */
    public float fromNetwork(float value) {
      return (value - black) / scale;
    }
  }

  /**
   * The margins of a crop around the face from forehead to chin, as shares of the face's height; a
   * negative margin cuts the face.
   */
  public record Padding(double top, double bottom, double left, double right) {
    /** Wav2Lip's padding: 10 pixels below a face of about 250. */
    public static final Padding WAV2LIP = new Padding(0, 0.04, 0, 0);

    /** The upper limit on any side. */
    private static final double MOST = 1;

    /** The lower limit, so that some of the face remains. */
    private static final double LEAST = -0.4;

    public Padding {
      for (double side : new double[] {top, bottom, left, right}) {
        if (!(side >= LEAST && side <= MOST)) {
          throw new IllegalArgumentException(
              "padding must be %s to %s of the face's height, got %s".formatted(LEAST, MOST, side));
        }
      }
    }
  }

  /** The smallest size of a crop in pixels; {@link #MAX_SIZE_PX} is the largest. */
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
          "a face crop's %s must be %s to %s, got %s"
              .formatted(name, plain(least), plain(most), value));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
