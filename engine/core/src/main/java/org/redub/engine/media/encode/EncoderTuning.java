package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.HdrMetadata;
import org.redub.engine.media.file.PixelLayout;

/**
 * The options of each encoder for the quality and the preset of {@link EncoderSettings}, which are
 * those of x264. Stateless.
 */
final class EncoderTuning {
  /** Steps of the scale of VP9 and AV1, 0..63, against those of x264, 0..51. */
  private static final double WIDER_SCALE = 63.0 / 51;

  /** x265 reaches about the quality of x264 two steps higher. */
  private static final int HEVC_STEPS = 2;

  /** Presets of x264 from the fastest, of which the last ones are too slow for film lengths. */
  private static final int[] AOM_SPEED = {8, 8, 8, 7, 7, 6, 5, 4, 3};

  private static final int[] SVT_PRESET = {12, 11, 10, 9, 8, 7, 5, 4, 2};
  private static final int[] VPX_SPEED = {5, 5, 5, 4, 3, 2, 1, 1, 0};

  /** A quarter of the usual time for a tenth more bytes. */
  private static final int PNG_LEVEL = 3;

  private static final int HIGHEST_VPX = 63;
  private static final int PRORES_HQ = 3;
  private static final int PRORES_4444 = 4;
  private static final String[] DNXHR = {"dnxhr_lb", "dnxhr_sq", "dnxhr_hq"};

  private EncoderTuning() {}

  static Map<String, String> options(
      String name, AVCodecContext context, EncoderTarget target, EncoderSettings settings) {
    String quality = Integer.toString(settings.crf());
    int preset = EncoderSettings.presets().indexOf(settings.preset());
    switch (name) {
      case "libx264" -> {
        return target.parameterSet() == 0
            ? Map.of("preset", settings.preset(), "crf", quality)
            : Map.of(
                "preset",
                settings.preset(),
                "crf",
                quality,
                "x264-params",
                "sps-id=" + target.parameterSet());
      }
      case "libx265" -> {
        String crf =
            Integer.toString(Math.min(EncoderSettings.MAX_CRF, settings.crf() + HEVC_STEPS));
        return Map.of("preset", settings.preset(), "crf", crf, "x265-params", hevc(target.hdr()));
      }
      case "h264_nvenc", "hevc_nvenc" -> {
        return Map.of("preset", "p4", "rc", "vbr", "cq", quality);
      }
      case "h264_videotoolbox", "hevc_videotoolbox" -> {
        setQuality(context, 100 - 1.6 * settings.crf());
        return Map.of();
      }
      case "libvpx-vp9", "libvpx" -> {
        return vpx(name, context, wider(settings), VPX_SPEED[preset]);
      }
      case "libaom-av1" -> {
        String speed = Integer.toString(AOM_SPEED[preset]);
        return Map.of("crf", wider(settings), "cpu-used", speed, "row-mt", "1");
      }
      case "libsvtav1" -> {
        return Map.of("crf", wider(settings), "preset", Integer.toString(SVT_PRESET[preset]));
      }
      default -> {
        return intraOrRate(name, context, target, settings);
      }
    }
  }

  private static String hevc(HdrMetadata hdr) {
    String parameters = "log-level=none";
    if (!hdr.masteringDisplay().isEmpty()) {
      parameters += ":hdr10=1:master-display=" + hdr.masteringDisplay();
    }
    return hdr.contentLight().isEmpty()
        ? parameters
        : parameters + ":max-cll=" + hdr.contentLight();
  }

  private static String wider(EncoderSettings settings) {
    return Long.toString(Math.min(HIGHEST_VPX, Math.round(settings.crf() * WIDER_SCALE)));
  }

  private static Map<String, String> vpx(
      String name, AVCodecContext context, String quality, int speed) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("crf", quality);
    options.put("deadline", "good");
    options.put("cpu-used", Integer.toString(speed));
    options.put("auto-alt-ref", "1");
    options.put("lag-in-frames", "16");
    if (name.equals("libvpx")) {
      // VP8 has no mode of constant quality without a limit.
      context.bit_rate(4 * bitRateFor(context, 17));
    } else {
      context.bit_rate(0);
      options.put("row-mt", "1");
    }
    return options;
  }

  private static Map<String, String> intraOrRate(
      String name, AVCodecContext context, EncoderTarget target, EncoderSettings settings) {
    switch (name) {
      case "prores_ks" -> {
        int least = target.codec() == PictureCodec.PRORES ? 0 : PRORES_4444;
        int most = target.codec() == PictureCodec.PRORES ? PRORES_HQ : PRORES_4444 + 1;
        boolean known = target.profile() >= least && target.profile() <= most;
        int usual = least == 0 ? PRORES_HQ : PRORES_4444;
        String profile = Integer.toString(known ? target.profile() : usual);
        return target.codec() == PictureCodec.PRORES_ALPHA
            ? Map.of("profile", profile, "vendor", "apl0", "alpha_bits", "16")
            : Map.of("profile", profile, "vendor", "apl0");
      }
      case "dnxhd" -> {
        PixelLayout layout = PixelLayout.of(target.pixelFormat());
        if (layout.bits() > 8) {
          return Map.of("profile", layout.chromaShiftX() == 0 ? "dnxhr_444" : "dnxhr_hqx");
        }
        boolean known = target.profile() >= 1 && target.profile() <= DNXHR.length;
        return Map.of("profile", DNXHR[(known ? target.profile() : DNXHR.length) - 1]);
      }
      case "ffv1" -> {
        context.gop_size(1);
        return Map.of("level", "3", "coder", "range_def", "slicecrc", "1");
      }
      case "mjpeg" -> {
        setQuality(context, Math.max(1, (settings.crf() - 5) / 6.0));
        return Map.of();
      }
      case "libwebp_anim" -> {
        return Map.of("quality", Integer.toString(Math.max(1, 100 - settings.crf() / 2)));
      }
      case "apng", "png" -> {
        context.compression_level(PNG_LEVEL);
        return Map.of("pred", "sub");
      }
      case "gif", "tiff" -> {
        return Map.of();
      }
      default -> {
        context.bit_rate(bitRateFor(context, settings.crf()));
        context.qmin(Math.max(1, settings.crf() - 6));
        context.qmax(Math.min(EncoderSettings.MAX_CRF, settings.crf() + 8));
        return Map.of();
      }
    }
  }

  private static void setQuality(AVCodecContext context, double quality) {
    context.flags(context.flags() | AV_CODEC_FLAG_QSCALE);
    context.global_quality((int) (FF_QP2LAMBDA * quality));
  }

  /** Typical bits per second of talking people for a rate factor, halved every six steps. */
  private static long bitRateFor(AVCodecContext context, int crf) {
    double pixelsPerSecond =
        (double) context.width()
            * context.height()
            * context.framerate().num()
            / context.framerate().den();
    return Math.max(200_000, Math.round(pixelsPerSecond * 0.15 * Math.pow(2, (17 - crf) / 6.0)));
  }
}
