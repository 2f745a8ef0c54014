package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_range_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_name;

import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * The colour description of a stream, as the code points of ITU-T H.273, which FFmpeg uses too.
 * Immutable.
 *
 * @param matrix YUV matrix (1 = BT.709, 5 and 6 = BT.601, 9 = BT.2020, 2 = unspecified)
 * @param range 1 = limited, 2 = full, 0 = unspecified
 * @param primaries colour primaries, 2 = unspecified
 * @param transfer transfer characteristic, 2 = unspecified
 * @param chromaLocation position of chroma samples, as FFmpeg's AVChromaLocation, 0 = unspecified
 */
public record ColourTags(int matrix, int range, int primaries, int transfer, int chromaLocation) {

  /** No colour description. */
  public static final ColourTags UNSPECIFIED =
      new ColourTags(
          AVCOL_SPC_UNSPECIFIED,
          AVCOL_RANGE_UNSPECIFIED,
          AVCOL_PRI_UNSPECIFIED,
          AVCOL_TRC_UNSPECIFIED,
          AVCHROMA_LOC_UNSPECIFIED);

  /** BT.709 in limited range, which drawn pictures use. */
  public static final ColourTags BT709 =
      new ColourTags(
          AVCOL_SPC_BT709,
          AVCOL_RANGE_MPEG,
          AVCOL_PRI_BT709,
          AVCOL_TRC_BT709,
          AVCHROMA_LOC_UNSPECIFIED);

  private static final int FIRST_HD_HEIGHT = 720;

  /** Whether luma samples cover 0..255 instead of 16..235. */
  public boolean fullRange() {
    return range == AVCOL_RANGE_JPEG;
  }

  /** The matrix; if it is unspecified, BT.709 from 720 rows on and BT.601 below. */
  public int matrixOr(int height) {
    return matrix == AVCOL_SPC_UNSPECIFIED ? defaultMatrix(height) : matrix;
  }

  /** The matrix that is assumed for a picture of {@code height} rows. */
  public static int defaultMatrix(int height) {
    return height >= FIRST_HD_HEIGHT ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
  }

  public ColourTags withMatrixAndRange(int newMatrix, int newRange) {
    return new ColourTags(newMatrix, newRange, primaries, transfer, chromaLocation);
  }

  /** Matrix, range, primaries and transfer for people, such as {@code bt709/tv/bt709/bt709}. */
  @Override
  public String toString() {
    return "%s/%s/%s/%s"
        .formatted(
            name(av_color_space_name(matrix)),
            name(av_color_range_name(range)),
            name(av_color_primaries_name(primaries)),
            name(av_color_transfer_name(transfer)));
  }

  private static String name(@Nullable BytePointer text) {
    return text == null ? "?" : text.getString();
  }
}
