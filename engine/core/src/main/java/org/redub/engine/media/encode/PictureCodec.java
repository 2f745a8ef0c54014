package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_PAL8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA64LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P10;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P10;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVA444P10;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.VideoCodec;

/**
 * A codec that pictures can be written in, with the encoders that write it.
 *
 * <p>An encoder gets the pixel format of the codec that is listed first; plates of another format
 * are converted to it by {@link FrameShaper}.
 */
public enum PictureCodec {
  H264(
      "h264",
      AV_PIX_FMT_YUV420P,
      true,
      "libx264 h264_videotoolbox h264_nvenc libopenh264 h264_mf h264_qsv h264_amf"),
  HEVC("hevc", AV_PIX_FMT_YUV420P, true, "libx265 hevc_videotoolbox hevc_nvenc"),
  VP9("vp9", AV_PIX_FMT_YUV420P, false, "libvpx-vp9"),
  VP8("vp8", AV_PIX_FMT_YUV420P, false, "libvpx"),
  /** SVT-AV1 is faster, but writes to the standard error stream. */
  AV1("av1", AV_PIX_FMT_YUV420P, false, "libaom-av1 libsvtav1"),
  PRORES("prores", AV_PIX_FMT_YUV422P10, true, "prores_ks"),
  PRORES_4444("prores", AV_PIX_FMT_YUV444P10, false, "prores_ks"),
  /** ProRes 4444 with alpha, for layers. */
  PRORES_ALPHA("prores", AV_PIX_FMT_YUVA444P10, false, "prores_ks"),
  FFV1("ffv1", AV_PIX_FMT_YUV420P, false, "ffv1"),
  /** FFV1 in RGB with alpha, for layers. */
  FFV1_ALPHA("ffv1", AV_PIX_FMT_RGBA64LE, false, "ffv1"),
  DNXHR("dnxhd", AV_PIX_FMT_YUV422P, true, "dnxhd"),
  MJPEG("mjpeg", AV_PIX_FMT_YUVJ420P, false, "mjpeg"),
  GIF("gif", AV_PIX_FMT_PAL8, false, "gif"),
  WEBP("webp", AV_PIX_FMT_BGRA, false, "libwebp_anim"),
  APNG("apng", AV_PIX_FMT_RGB24, false, "apng"),
  PNG("png", AV_PIX_FMT_RGB24, false, "png"),
  TIFF("tiff", AV_PIX_FMT_RGB24, false, "tiff");

  private final String decoderName;
  private final int pixelFormat;
  private final boolean evenSize;

  /** FFmpeg's names of the encoders, separated by spaces, the best first. */
  private final String encoders;

  PictureCodec(String decoderName, int pixelFormat, boolean evenSize, String encoders) {
    this.decoderName = decoderName;
    this.pixelFormat = pixelFormat;
    this.evenSize = evenSize;
    this.encoders = encoders;
  }

  /** The codec that a request names; null for {@link VideoCodec#AUTO}. */
  public static @Nullable PictureCodec of(VideoCodec codec) {
    return switch (codec) {
      case AUTO -> null;
      case H264 -> H264;
      case HEVC -> HEVC;
      case VP9 -> VP9;
      case AV1 -> AV1;
      case PRORES -> PRORES;
      case PRORES_4444 -> PRORES_4444;
      case FFV1 -> FFV1;
      case DNXHR -> DNXHR;
    };
  }

  /** What it is called in texts. */
  public String title() {
    return this == H264 ? "H.264" : decoderName.toUpperCase(Locale.ROOT);
  }

  /** FFmpeg's name of the codec, which several constants may share. */
  public String decoderName() {
    return decoderName;
  }

  /** The pixel format that is encoded, as FFmpeg's AVPixelFormat. */
  public int pixelFormat() {
    return pixelFormat;
  }

  /** Whether width and height must be even. */
  public boolean evenSize() {
    return evenSize;
  }

  /** FFmpeg's names of the encoders, the best first. */
  public List<String> encoders() {
    return List.of(encoders.split(" "));
  }

  /** Whether the stored pictures are RGB. */
  public boolean rgb() {
    return switch (this) {
      case GIF, WEBP, APNG, PNG, TIFF, FFV1_ALPHA -> true;
      default -> false;
    };
  }

  /** Whether fields of interlaced video can be encoded as such. */
  public boolean interlaces() {
    return switch (this) {
      case H264, PRORES, PRORES_4444, DNXHR, FFV1 -> true;
      default -> false;
    };
  }
}
