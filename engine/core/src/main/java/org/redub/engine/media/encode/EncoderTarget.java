package org.redub.engine.media.encode;

import org.redub.engine.media.file.FieldOrder;
import org.redub.engine.media.file.HdrMetadata;
import org.redub.engine.media.file.VideoFormat;

/**
 * What an encoder is to write. Immutable.
 *
 * @param codec the codec
 * @param width width in pixels
 * @param height height in pixels
 * @param format the format of the take: clock, rate, colours
 * @param profile FFmpeg's number of the profile to keep, or {@link #ANY_PROFILE}
 * @param fields whether frames consist of two fields, and which comes first
 * @param parameterSet number of the parameter sets of H.264; 0 unless packets of others are in the
 *     same stream
 * @param hdr what to say about the light of the take
 */
public record EncoderTarget(
    PictureCodec codec,
    int width,
    int height,
    VideoFormat format,
    int profile,
    FieldOrder fields,
    int parameterSet,
    HdrMetadata hdr) {
  /** The profile that suits best. */
  public static final int ANY_PROFILE = -99;

  /** A target without metadata for high dynamic range. */
  public EncoderTarget(
      PictureCodec codec,
      int width,
      int height,
      VideoFormat format,
      int profile,
      FieldOrder fields,
      int parameterSet) {
    this(codec, width, height, format, profile, fields, parameterSet, HdrMetadata.NONE);
  }

  /** The same target with metadata for high dynamic range. */
  public EncoderTarget withHdr(HdrMetadata metadata) {
    return new EncoderTarget(codec, width, height, format, profile, fields, parameterSet, metadata);
  }

  /** The same target with parameter sets of another number. */
  public EncoderTarget withParameterSet(int number) {
    return new EncoderTarget(codec, width, height, format, profile, fields, number, hdr);
  }

  /** Whether the output is to be like the take: codec, profile, sampling and depth. */
  boolean asTake() {
    return profile != ANY_PROFILE;
  }

  /** The pixel format that is encoded, as AVPixelFormat. */
  public int pixelFormat() {
    return EncodedFormats.of(codec, format.layout(), asTake());
  }

  /** Whether frames are encoded as two fields. */
  public boolean interlaced() {
    return fields != FieldOrder.NONE && codec.interlaces();
  }
}
