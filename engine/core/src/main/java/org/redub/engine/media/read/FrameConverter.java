package org.redub.engine.media.read;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.PixelLayout;

/**
 * Converts all frames of a stream to the layout, size and colour description of the first. Frames
 * that already have that format are returned unchanged, others are converted with swscale. Confined
 * to one thread; the owner closes it.
 */
final class FrameConverter implements AutoCloseable {
  private static final int FLAGS = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP;
  private static final int UNITY = 1 << 16;
  private static final Set<Integer> FULL_RANGE_FORMATS =
      Set.of(
          AV_PIX_FMT_YUVJ420P,
          AV_PIX_FMT_YUVJ422P,
          AV_PIX_FMT_YUVJ444P,
          AV_PIX_FMT_YUVJ440P,
          AV_PIX_FMT_YUVJ411P);

  /** The properties that determine the swscale context. */
  private record Shape(int format, int width, int height, int matrix, boolean fullRange) {}

  private final NativeScope scope = new NativeScope();
  private final int width;
  private final int height;
  private final ColourTags colour;
  private final int planar;
  private final AVFrame converted;
  private @Nullable SwsContext sws;
  private @Nullable Shape shape;
  private boolean resized;

  /** A converter to the format of {@code first}, whose colour description is {@link #colourOf}. */
  FrameConverter(AVFrame first, ColourTags colour) {
    width = first.width();
    height = first.height();
    this.colour = colour;
    planar = PixelLayout.of(first.format()).pixelFormat();
    try {
      converted = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      scope.onClose(() -> sws_freeContext(sws));
      converted.format(planar).width(width).height(height);
      if (av_frame_get_buffer(converted, 0) < 0) {
        throw new RedubException(
            ErrorCode.INTERNAL, "no memory for a %dx%d frame".formatted(width, height));
      }
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /**
   * The colour description of {@code frame}, except that RGB has limited range and the default
   * matrix for its height, which it is encoded with where the encoder needs luma and chroma.
   */
  static ColourTags colourOf(AVFrame frame, ColourTags ofContainer) {
    ColourTags own =
        new ColourTags(
            or(frame.colorspace(), ColourTags.UNSPECIFIED.matrix(), ofContainer.matrix()),
            rangeOf(frame, ofContainer),
            or(
                frame.color_primaries(),
                ColourTags.UNSPECIFIED.primaries(),
                ofContainer.primaries()),
            or(frame.color_trc(), ColourTags.UNSPECIFIED.transfer(), ofContainer.transfer()),
            or(frame.chroma_location(), 0, ofContainer.chromaLocation()));
    return isRgb(frame.format())
        ? own.withMatrixAndRange(ColourTags.defaultMatrix(frame.height()), AVCOL_RANGE_MPEG)
        : own;
  }

  private static int or(int value, int unspecified, int otherwise) {
    return value == unspecified ? otherwise : value;
  }

  private static int rangeOf(AVFrame frame, ColourTags ofContainer) {
    return FULL_RANGE_FORMATS.contains(frame.format())
        ? AVCOL_RANGE_JPEG
        : or(frame.color_range(), ColourTags.UNSPECIFIED.range(), ofContainer.range());
  }

  private static boolean isRgb(int format) {
    AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(format);
    return descriptor != null
        && (descriptor.flags() & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) != 0;
  }

  /** Whether frames of {@code format} have the planes of the plates as they are. */
  private boolean sameLayout(int format) {
    return format == planar
        || (format == AV_PIX_FMT_YUVJ420P && planar == AV_PIX_FMT_YUV420P)
        || (format == AV_PIX_FMT_YUVJ422P && planar == AV_PIX_FMT_YUV422P)
        || (format == AV_PIX_FMT_YUVJ444P && planar == AV_PIX_FMT_YUV444P);
  }

  /** {@code frame} itself, or its conversion, which stays valid until the next call. */
  AVFrame convert(AVFrame frame) {
    ColourTags tags = colourOf(frame, colour);
    boolean sameSize = frame.width() == width && frame.height() == height;
    resized |= !sameSize;
    boolean sameRange = isRgb(frame.format()) || tags.fullRange() == colour.fullRange();
    if (sameLayout(frame.format()) && sameSize && sameRange) {
      return frame;
    }
    SwsContext scaler = scalerFor(frame, tags);
    av_frame_make_writable(converted);
    sws_scale(
        scaler,
        frame.data(),
        frame.linesize(),
        0,
        frame.height(),
        converted.data(),
        converted.linesize());
    return converted;
  }

  private SwsContext scalerFor(AVFrame frame, ColourTags tags) {
    Shape wanted =
        new Shape(
            frame.format(),
            frame.width(),
            frame.height(),
            tags.matrixOr(height),
            isRgb(frame.format()) || tags.fullRange());
    SwsContext ready = sws;
    if (ready != null && wanted.equals(shape)) {
      return ready;
    }
    sws_freeContext(ready);
    sws = null;
    SwsContext made =
        sws_getContext(
            wanted.width,
            wanted.height,
            wanted.format,
            width,
            height,
            planar,
            FLAGS,
            null,
            null,
            (DoublePointer) null);
    if (made == null) {
      throw new RedubException(
          ErrorCode.INPUT_DAMAGED,
          "pixel format %s cannot be converted"
              .formatted(VideoStreams.pixelFormatName(wanted.format)));
    }
    sws = made;
    shape = wanted;
    sws_setColorspaceDetails(
        made,
        sws_getCoefficients(wanted.matrix),
        wanted.fullRange ? 1 : 0,
        sws_getCoefficients(colour.matrixOr(height)),
        isRgb(planar) || colour.fullRange() ? 1 : 0,
        0,
        UNITY,
        UNITY);
    return made;
  }

  /** Whether a frame had another size than the first one and was scaled. */
  boolean sizeChanged() {
    return resized;
  }

  @Override
  public void close() {
    scope.close();
  }
}
