package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_CONTENT_LIGHT_LEVEL;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DOVI_METADATA;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DOVI_RPU_BUFFER;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DYNAMIC_HDR_PLUS;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DYNAMIC_HDR_VIVID;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_MASTERING_DISPLAY_METADATA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVContentLightMetadata;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVMasteringDisplayMetadata;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * What a take with high dynamic range says about its light. Immutable.
 *
 * @param masteringDisplay SMPTE ST 2086 as x265 writes it, such as {@code
 *     G(8500,39850)B(6550,2300)R(35400,14600)WP(15635,16450)L(10000000,50)}; empty if unknown
 * @param contentLight largest light level of a pixel and of a frame's mean in cd/m2, such as {@code
 *     1000,400}; empty if unknown
 * @param perFrame names of data that differ from frame to frame
 */
public record HdrMetadata(String masteringDisplay, String contentLight, List<String> perFrame) {
  /** Nothing is known. */
  public static final HdrMetadata NONE = new HdrMetadata("", "", List.of());

  private static final int CHROMATICITY_STEPS = 50_000;
  private static final int LUMINANCE_STEPS = 10_000;

  public HdrMetadata {
    perFrame = List.copyOf(perFrame);
  }

  /** Whether colours described like this have high dynamic range. */
  public static boolean isExpected(ColourTags colour) {
    return colour.transfer() == AVCOL_TRC_SMPTE2084 || colour.transfer() == AVCOL_TRC_ARIB_STD_B67;
  }

  /** What a decoded frame says. */
  public static HdrMetadata of(AVFrame frame) {
    List<String> perFrame = new ArrayList<>();
    if (has(frame, AV_FRAME_DATA_DYNAMIC_HDR_PLUS)) {
      perFrame.add("HDR10+");
    }
    if (has(frame, AV_FRAME_DATA_DYNAMIC_HDR_VIVID)) {
      perFrame.add("HDR Vivid");
    }
    if (has(frame, AV_FRAME_DATA_DOVI_RPU_BUFFER) || has(frame, AV_FRAME_DATA_DOVI_METADATA)) {
      perFrame.add("Dolby Vision");
    }
    return new HdrMetadata(masteringDisplay(frame), contentLight(frame), perFrame);
  }

  private static boolean has(AVFrame frame, int type) {
    return av_frame_get_side_data(frame, type) != null;
  }

  private static String masteringDisplay(AVFrame frame) {
    AVFrameSideData data = av_frame_get_side_data(frame, AV_FRAME_DATA_MASTERING_DISPLAY_METADATA);
    if (data == null) {
      return "";
    }
    AVMasteringDisplayMetadata display = new AVMasteringDisplayMetadata(data.data());
    if (display.has_primaries() == 0 || display.has_luminance() == 0) {
      return "";
    }
    return "G(%s)B(%s)R(%s)WP(%s)L(%d,%d)"
        .formatted(
            point(display, 1),
            point(display, 2),
            point(display, 0),
            "%d,%d"
                .formatted(
                    steps(display.white_point(0), CHROMATICITY_STEPS),
                    steps(display.white_point(1), CHROMATICITY_STEPS)),
            steps(display.max_luminance(), LUMINANCE_STEPS),
            steps(display.min_luminance(), LUMINANCE_STEPS));
  }

  private static String point(AVMasteringDisplayMetadata display, int primary) {
    return "%d,%d"
        .formatted(
            steps(display.display_primaries(primary, 0), CHROMATICITY_STEPS),
            steps(display.display_primaries(primary, 1), CHROMATICITY_STEPS));
  }

  private static long steps(AVRational value, int perUnit) {
    return value.den() == 0 ? 0 : Math.round((double) value.num() / value.den() * perUnit);
  }

  private static String contentLight(AVFrame frame) {
    AVFrameSideData data = av_frame_get_side_data(frame, AV_FRAME_DATA_CONTENT_LIGHT_LEVEL);
    if (data == null) {
      return "";
    }
    AVContentLightMetadata light = new AVContentLightMetadata(data.data());
    return "%d,%d".formatted(light.MaxCLL(), light.MaxFALL());
  }
}
