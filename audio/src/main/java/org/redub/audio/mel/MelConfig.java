package org.redub.audio.mel;

/**
 * The recipe of a mel spectrogram. Every parameter is named, so that each model's card can contain
 * its own recipe. Columns are centred: column {@code i} is the window around sample {@code i *
 * hopSamples}.
 *
 * <p>Immutable. Jackson reads and writes it without annotations.
 *
 * @param sampleRateHz required sample rate of the sound, which is not resampled
 * @param preEmphasis share of the previous sample subtracted from each; 0 for none
 * @param fftSize length of the FFT, even
 * @param windowSamples length of the periodic Hann window, even, at most {@code fftSize}
 * @param hopSamples distance between columns
 * @param bands number of mel bands
 * @param minHz lower edge of the lowest band
 * @param maxHz upper edge of the highest band, at most half the sample rate
 * @param scale the mel scale on which the bands' edges are equally spaced
 * @param filterNorm how the bands' triangles are scaled
 * @param spectrum the spectrum that the triangles weight
 * @param padding values before and after the signal
 * @param compression how band values become the network's input
 */
public record MelConfig(
    int sampleRateHz,
    double preEmphasis,
    int fftSize,
    int windowSamples,
    int hopSamples,
    int bands,
    double minHz,
    double maxHz,
    MelScale scale,
    FilterNorm filterNorm,
    Spectrum spectrum,
    Padding padding,
    MelCompression compression) {

  /** The recipe of Wav2Lip and its descendants: 80 columns per second, values in [-4, 4]. */
  public static final MelConfig WAV2LIP =
      new MelConfig(
          16_000,
          0.97,
          800,
          800,
          200,
          80,
          55,
          7600,
          MelScale.SLANEY,
          FilterNorm.SLANEY_AREA,
          Spectrum.MAGNITUDE,
          Padding.REFLECT,
          MelCompression.decibelClipped(1e-5, -100, 20, 4));

  /**
   * The recipe of Redub's mouth-shape network: 80 columns per second, values of about -11.5 to 4,
   * scaled by a level that follows the sound with a look-ahead of 1 s, so that speech can be
   * streamed.
   */
  public static final MelConfig MOUTH_SHAPE_2 =
      new MelConfig(
          16_000,
          0.97,
          512,
          400,
          200,
          80,
          50,
          7600,
          MelScale.HTK,
          FilterNorm.UNIT_SUM,
          Spectrum.POWER,
          Padding.ZERO,
          MelCompression.logFollowed(1e-5, 80, 80, 1.5 / 80, 1e-3));

  /** More than any network uses; a larger value is an error in a card. */
  private static final int MAX_RATE_HZ = 768_000;

  private static final int MAX_FFT = 1 << 16;
  private static final int MAX_BANDS = 4096;

  /** Checks the ranges of the numbers. */
  public MelConfig {
    require(
        sampleRateHz > 0 && sampleRateHz <= MAX_RATE_HZ,
        "sampleRateHz must be 1 to " + MAX_RATE_HZ,
        sampleRateHz);
    require(preEmphasis >= 0 && preEmphasis <= 1, "preEmphasis must be 0 to 1", preEmphasis);
    require(
        fftSize >= 4 && fftSize % 2 == 0 && fftSize <= MAX_FFT,
        "fftSize must be even, 4 to " + MAX_FFT,
        fftSize);
    require(
        windowSamples >= 2 && windowSamples % 2 == 0 && windowSamples <= fftSize,
        "windowSamples must be even, 2 to fftSize " + fftSize,
        windowSamples);
    require(hopSamples > 0, "hopSamples must be positive", hopSamples);
    require(bands > 0 && bands <= MAX_BANDS, "bands must be 1 to " + MAX_BANDS, bands);
    require(minHz >= 0, "minHz must be 0 or more", minHz);
    require(
        maxHz > minHz && maxHz <= sampleRateHz / 2.0,
        "maxHz must be above minHz " + minHz + " and at most half of " + sampleRateHz,
        maxHz);
  }

  /** Columns per second of sound. */
  public float columnsPerSecond() {
    return (float) sampleRateHz / hopSamples;
  }

  private static void require(boolean holds, String rule, Number value) {
    if (!holds) {
      throw new IllegalArgumentException("mel recipe: " + rule + ", got " + value);
    }
  }
}
