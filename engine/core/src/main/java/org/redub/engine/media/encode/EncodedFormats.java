package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_PAL8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB48BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB48LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA64BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA64LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;

import org.redub.engine.media.file.PixelLayout;

/**
 * The pixel formats that codecs are written in. A codec that was chosen for delivery gets what its
 * players can show; one that is the take's own, and one for editing or archives, gets as much of
 * the take as it can hold. Stateless.
 */
final class EncodedFormats {
  private EncodedFormats() {}

  /**
   * The pixel format for a codec, as AVPixelFormat.
   *
   * @param take the layout of the plates
   * @param asTake whether the codec is that of the take, with the same profile
   */
  static int of(PictureCodec codec, PixelLayout take, boolean asTake) {
    return switch (codec) {
      case H264 -> yuv(asTake ? Math.min(10, take.bits()) : 8, take, asTake);
      case HEVC -> yuv(Math.min(asTake ? 12 : 10, take.bits()), take, asTake);
      case VP9, AV1 -> yuv(Math.min(asTake ? 12 : 10, take.bits()), take, asTake);
      case VP8 -> PixelLayout.YUV420.pixelFormat();
      case PRORES -> new PixelLayout(10, 1, 0, false, false).pixelFormat();
      case PRORES_4444 -> new PixelLayout(10, 0, 0, false, take.alpha()).pixelFormat();
      case PRORES_ALPHA -> new PixelLayout(10, 0, 0, false, true).pixelFormat();
      case DNXHR -> dnxhr(take);
      case FFV1 -> ffv1(take);
      case FFV1_ALPHA -> AV_PIX_FMT_RGBA64LE;
      case MJPEG -> jpeg(take, asTake);
      case GIF -> AV_PIX_FMT_PAL8;
      case WEBP -> AV_PIX_FMT_BGRA;
      case PNG, APNG -> packed(take, AV_PIX_FMT_RGB48BE, AV_PIX_FMT_RGBA64BE);
      case TIFF -> packed(take, AV_PIX_FMT_RGB48LE, AV_PIX_FMT_RGBA64LE);
    };
  }

  /** A depth that encoders have, and the take's sampling or 4:2:0. */
  private static int yuv(int bits, PixelLayout take, boolean asTake) {
    int depth = bits <= 8 ? 8 : bits <= 10 ? 10 : 12;
    return asTake && !take.rgb()
        ? new PixelLayout(depth, take.chromaShiftX(), take.chromaShiftY(), false, false)
            .pixelFormat()
        : new PixelLayout(depth, 1, 1, false, false).pixelFormat();
  }

  private static int dnxhr(PixelLayout take) {
    int bits = take.bits() > 8 ? 10 : 8;
    boolean full = bits > 8 && take.chromaShiftX() == 0;
    return new PixelLayout(bits, full ? 0 : 1, 0, false, false).pixelFormat();
  }

  /**
   * FFV1 has every layout of plates but RGB of 8 bits, for which it has one more byte per pixel.
   */
  private static int ffv1(PixelLayout take) {
    if (take.rgb() && take.bits() == 8) {
      return take.alpha() ? AV_PIX_FMT_BGRA : AV_PIX_FMT_BGR0;
    }
    return take.pixelFormat();
  }

  private static int jpeg(PixelLayout take, boolean asTake) {
    if (!asTake || take.chromaShiftY() == 1) {
      return AV_PIX_FMT_YUVJ420P;
    }
    return take.chromaShiftX() == 1 ? AV_PIX_FMT_YUVJ422P : AV_PIX_FMT_YUVJ444P;
  }

  private static int packed(PixelLayout take, int deep, int deepWithAlpha) {
    if (take.bits() > 8) {
      return take.alpha() ? deepWithAlpha : deep;
    }
    return take.alpha() ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24;
  }
}
