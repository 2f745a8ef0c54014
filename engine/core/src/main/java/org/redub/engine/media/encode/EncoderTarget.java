package org.redub.engine.media.encode;

import org.redub.engine.media.file.FieldOrder;
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
 */
public record EncoderTarget(
    PictureCodec codec,
    int width,
    int height,
    VideoFormat format,
    int profile,
    FieldOrder fields,
    int parameterSet) {
  /** The profile that suits best. */
  public static final int ANY_PROFILE = -99;

  /** The same target with parameter sets of another number. */
  public EncoderTarget withParameterSet(int number) {
    return new EncoderTarget(codec, width, height, format, profile, fields, number);
  }

  /** Whether frames are encoded as two fields. */
  public boolean interlaced() {
    return fields != FieldOrder.NONE && codec.interlaces();
  }
}
