package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_INTERLACED;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_PAL8;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.FieldOrder;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.plate.Plate;

/**
 * Turns plates into the frames that an encoder takes: loaded, and converted where its pixel format
 * is another one. Confined to one thread; the owner closes it.
 */
public final class EncoderInput implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final FrameLoader loader;
  private final EncoderTarget target;
  private final @Nullable Shaper shaper;

  public EncoderInput(FrameLoader loader, EncoderTarget target) {
    this.loader = loader;
    this.target = target;
    try {
      scope.onClose(loader::close);
      int wanted = target.pixelFormat();
      shaper = loader.pixelFormat() == wanted ? null : shaper(wanted);
      if (shaper != null) {
        scope.onClose(shaper::close);
      }
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  private Shaper shaper(int wanted) {
    ColourTags colour = target.format().colour();
    PictureCodec codec = target.codec();
    boolean full = codec.rgb() || codec == PictureCodec.MJPEG || colour.fullRange();
    int direct = wanted == AV_PIX_FMT_PAL8 ? AV_PIX_FMT_BGRA : wanted;
    FrameShaper converter =
        new FrameShaper(
            target.width(), target.height(), loader.pixelFormat(), direct, colour, full);
    return wanted == AV_PIX_FMT_PAL8
        ? new PaletteShaper(converter, target.width(), target.height())
        : converter;
  }

  /** The plate as a frame without time, valid until the next call. */
  public AVFrame of(Plate plate) {
    AVFrame loaded = loader.load(plate);
    AVFrame frame = shaper == null ? loaded : shaper.shape(loaded);
    if (target.interlaced()) {
      int order = target.fields() == FieldOrder.TOP_FIRST ? AV_FRAME_FLAG_TOP_FIELD_FIRST : 0;
      frame.flags(frame.flags() | AV_FRAME_FLAG_INTERLACED | order);
    }
    return frame;
  }

  @Override
  public void close() {
    scope.close();
  }
}
