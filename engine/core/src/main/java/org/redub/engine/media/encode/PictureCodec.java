package org.redub.engine.media.encode;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.VideoCodec;

/**
 * A codec that pictures can be written in, with the encoders that write it.
 *
 * <p>An encoder gets one of the codec's {@link EncodedFormats}; plates of another format are
 * converted to it by {@link FrameShaper}.
 */
public enum PictureCodec {
  H264("h264", true, "libx264 h264_videotoolbox h264_nvenc libopenh264 h264_mf h264_qsv h264_amf"),
  HEVC("hevc", true, "libx265 hevc_videotoolbox hevc_nvenc"),
  VP9("vp9", false, "libvpx-vp9"),
  VP8("vp8", false, "libvpx"),
  /** SVT-AV1 is faster, but writes to the standard error stream. */
  AV1("av1", false, "libaom-av1 libsvtav1"),
  PRORES("prores", true, "prores_ks"),
  PRORES_4444("prores", false, "prores_ks"),
  /** ProRes 4444 with alpha, for layers. */
  PRORES_ALPHA("prores", false, "prores_ks"),
  FFV1("ffv1", false, "ffv1"),
  /** FFV1 in RGB with alpha, for layers. */
  FFV1_ALPHA("ffv1", false, "ffv1"),
  DNXHR("dnxhd", true, "dnxhd"),
  MJPEG("mjpeg", false, "mjpeg"),
  GIF("gif", false, "gif"),
  WEBP("webp", false, "libwebp_anim"),
  APNG("apng", false, "apng"),
  PNG("png", false, "png"),
  TIFF("tiff", false, "tiff");

  private final String decoderName;
  private final boolean evenSize;

  /** FFmpeg's names of the encoders, separated by spaces, the best first. */
  private final String encoders;

  PictureCodec(String decoderName, boolean evenSize, String encoders) {
    this.decoderName = decoderName;
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
