package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA64LE;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.file.ColourTags;

/**
 * Converts pictures in RGB with alpha of 16 bits to the pixel format of an encoder. Confined to one
 * thread; the owner closes it.
 */
public final class RgbaShaper implements AutoCloseable {
  private final @Nullable FrameShaper shaper;

  public RgbaShaper(EncoderTarget target) {
    ColourTags colour = target.format().colour();
    int to = target.pixelFormat();
    ColourTags full = colour.withMatrixAndRange(colour.matrix(), AVCOL_RANGE_JPEG);
    shaper =
        to == AV_PIX_FMT_RGBA64LE
            ? null
            : new FrameShaper(
                target.width(), target.height(), AV_PIX_FMT_RGBA64LE, to, full, colour.fullRange());
  }

  /** The picture in the encoder's format, valid until the next call; without a time. */
  public AVFrame shape(AVFrame rgba) {
    return shaper == null ? rgba : shaper.shape(rgba);
  }

  @Override
  public void close() {
    if (shaper != null) {
      shaper.close();
    }
  }
}
