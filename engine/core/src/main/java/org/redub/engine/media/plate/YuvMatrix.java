package org.redub.engine.media.plate;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_FCC;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE240M;

import org.redub.engine.media.file.ColourTags;

/**
 * The coefficients for conversion between 8-bit YUV samples and R'G'B' of 0..255, from ITU-T H.273
 * for one matrix and range. Matrices without constant luma weights (YCgCo, ICtCp) are treated as
 * BT.709. Immutable.
 */
final class YuvMatrix {
  private static final float CHROMA_ZERO = 128f;

  /** The luma sample of black. */
  final float lumaBlack;

  /** Change of R, G and B per luma step. */
  final float lumaGain;

  /** Change of red per V step. */
  final float redOfV;

  /** Change of green per U step. */
  final float greenOfU;

  /** Change of green per V step. */
  final float greenOfV;

  /** Change of blue per U step. */
  final float blueOfU;

  private final float lumaOfRed;
  private final float lumaOfGreen;
  private final float lumaOfBlue;
  private final float lumaScale;
  private final float uScale;
  private final float vScale;

  private YuvMatrix(double kr, double kb, boolean fullRange) {
    double kg = 1 - kr - kb;
    double luma = fullRange ? 1 : 219 / 255.0;
    double chroma = fullRange ? 1 : 224 / 255.0;
    lumaBlack = fullRange ? 0 : 16;
    lumaGain = (float) (1 / luma);
    redOfV = (float) (2 * (1 - kr) / chroma);
    blueOfU = (float) (2 * (1 - kb) / chroma);
    greenOfU = (float) (-2 * kb * (1 - kb) / kg / chroma);
    greenOfV = (float) (-2 * kr * (1 - kr) / kg / chroma);
    lumaOfRed = (float) kr;
    lumaOfGreen = (float) kg;
    lumaOfBlue = (float) kb;
    lumaScale = (float) luma;
    uScale = (float) (chroma / (2 * (1 - kb)));
    vScale = (float) (chroma / (2 * (1 - kr)));
  }

  /** The conversion for a picture of {@code height} rows that is tagged {@code tags}. */
  static YuvMatrix of(ColourTags tags, int height) {
    int matrix = tags.matrixOr(height);
    boolean full = tags.fullRange();
    if (matrix == AVCOL_SPC_BT470BG || matrix == AVCOL_SPC_SMPTE170M) {
      return new YuvMatrix(0.299, 0.114, full);
    }
    if (matrix == AVCOL_SPC_BT2020_NCL || matrix == AVCOL_SPC_BT2020_CL) {
      return new YuvMatrix(0.2627, 0.0593, full);
    }
    if (matrix == AVCOL_SPC_FCC) {
      return new YuvMatrix(0.30, 0.11, full);
    }
    if (matrix == AVCOL_SPC_SMPTE240M) {
      return new YuvMatrix(0.212, 0.087, full);
    }
    return new YuvMatrix(0.2126, 0.0722, full);
  }

  /** Luma of a colour in full range, 0..255. */
  float brightness(float red, float green, float blue) {
    return lumaOfRed * red + lumaOfGreen * green + lumaOfBlue * blue;
  }

  /** The luma sample of {@code brightness}. */
  float luma(float brightness) {
    return lumaBlack + lumaScale * brightness;
  }

  /** The U sample of a colour. */
  float u(float blue, float brightness) {
    return CHROMA_ZERO + uScale * (blue - brightness);
  }

  /** The V sample of a colour. */
  float v(float red, float brightness) {
    return CHROMA_ZERO + vScale * (red - brightness);
  }
}
