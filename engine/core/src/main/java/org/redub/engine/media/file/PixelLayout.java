package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;

/**
 * How the samples of a picture are kept in memory: planes of luma, U and V, or of green, blue and
 * red, and perhaps alpha. A sample of more than 8 bits takes two bytes, the lower one first.
 * Immutable.
 *
 * @param bits bits per sample, 8 to 16
 * @param chromaShiftX 1 where two pixels of a row share a chroma sample, otherwise 0
 * @param chromaShiftY 1 where two pixels of a column share a chroma sample, otherwise 0
 * @param rgb whether the planes are green, blue and red
 * @param alpha whether there is a fourth plane with alpha
 */
public record PixelLayout(
    int bits, int chromaShiftX, int chromaShiftY, boolean rgb, boolean alpha) {
  /** 8-bit 4:2:0, what most videos have. */
  public static final PixelLayout YUV420 = new PixelLayout(8, 1, 1, false, false);

  private static final int[] DEPTHS = {8, 9, 10, 12, 14, 16};

  public PixelLayout {
    if (bits < 8 || bits > 16) {
      throw new IllegalArgumentException("samples have 8 to 16 bits, got %d".formatted(bits));
    }
  }

  /**
   * The layout that keeps all of a pixel format; 8-bit 4:2:0 for formats that FFmpeg does not know.
   *
   * @param pixelFormat FFmpeg's name, such as {@code yuv422p10le}
   */
  public static PixelLayout of(String pixelFormat) {
    return of(av_get_pix_fmt(pixelFormat));
  }

  /** The layout that keeps all of an AVPixelFormat. */
  public static PixelLayout of(int pixelFormat) {
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(pixelFormat);
    if (format == null) {
      return YUV420;
    }
    boolean alpha = (format.flags() & AV_PIX_FMT_FLAG_ALPHA) != 0;
    boolean palette = (format.flags() & AV_PIX_FMT_FLAG_PAL) != 0;
    int components = format.nb_components() - (alpha && !palette ? 1 : 0);
    int bits = palette ? 8 : depth(format.comp(0).depth());
    if (palette || (format.flags() & AV_PIX_FMT_FLAG_RGB) != 0) {
      return known(new PixelLayout(bits, 0, 0, true, alpha));
    }
    if (components < 3) {
      return known(new PixelLayout(bits, 1, 1, false, alpha));
    }
    int shiftX = Math.min(1, format.log2_chroma_w());
    // 4:4:0 has no formats of every depth; 4:4:4 keeps all of it.
    int shiftY = shiftX == 0 ? 0 : Math.min(1, format.log2_chroma_h());
    return known(new PixelLayout(bits, shiftX, shiftY, false, alpha));
  }

  private static int depth(int bits) {
    for (int depth : DEPTHS) {
      if (bits <= depth) {
        return depth;
      }
    }
    return 16;
  }

  /** The layout, with 16 bits or without alpha where FFmpeg has no such planar format. */
  private static PixelLayout known(PixelLayout wanted) {
    if (exists(wanted)) {
      return wanted;
    }
    PixelLayout deep =
        new PixelLayout(16, wanted.chromaShiftX, wanted.chromaShiftY, wanted.rgb, wanted.alpha);
    if (exists(deep)) {
      return deep;
    }
    return new PixelLayout(
        wanted.bits, wanted.chromaShiftX, wanted.chromaShiftY, wanted.rgb, false);
  }

  private static boolean exists(PixelLayout layout) {
    return av_get_pix_fmt(layout.name()) != AV_PIX_FMT_NONE;
  }

  /** FFmpeg's name of the planar format with this layout, such as {@code yuv422p10le}. */
  public String name() {
    String depth = bits == 8 ? "" : bits + "le";
    if (rgb) {
      return (alpha ? "gbrap" : "gbrp") + depth;
    }
    String sampling = chromaShiftX == 0 ? "444" : chromaShiftY == 0 ? "422" : "420";
    return (alpha ? "yuva" : "yuv") + sampling + "p" + depth;
  }

  /** The planar format with this layout, as AVPixelFormat. */
  public int pixelFormat() {
    return av_get_pix_fmt(name());
  }

  /** Bytes per sample. */
  public int bytesPerSample() {
    return bits > 8 ? 2 : 1;
  }

  /** What one step of a sample means on the scale of 8-bit samples. */
  public float step() {
    return 1f / (1 << (bits - 8));
  }

  /** Columns of the second and third plane for a picture of {@code width} columns. */
  public int chromaWidth(int width) {
    return (width + chromaShiftX) >> chromaShiftX;
  }

  /** Rows of the second and third plane for a picture of {@code height} rows. */
  public int chromaHeight(int height) {
    return (height + chromaShiftY) >> chromaShiftY;
  }

  /** Whether this layout has everything that {@code other} has. */
  public boolean keeps(PixelLayout other) {
    return bits >= other.bits
        && chromaShiftX <= other.chromaShiftX
        && chromaShiftY <= other.chromaShiftY
        && (rgb || !other.rgb)
        && (alpha || !other.alpha);
  }
}
