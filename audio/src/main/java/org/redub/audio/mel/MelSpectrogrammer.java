package org.redub.audio.mel;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redub.audio.PcmAudio;
import org.redub.audio.spectrum.FrameCutter;
import org.redub.audio.spectrum.PowerSpectrum;

/**
 * Turns sound into a {@link MelSpectrogram}. The sound is pushed in chunks of any size; every bit
 * of the result is independent of the size. Call order: {@link #push} as often as needed, then
 * {@link #finish} once.
 *
 * <p>Follows librosa's {@code stft} and {@code mel} as Wav2Lip uses them (pre-emphasis, centred
 * frames, periodic Hann, mel filters that keep fractional edges), with the FFT of TarsosDSP. A
 * sample that is not finite, or outside ±1e12, counts as 0 ({@link #replacedSamples}).
 *
 * <p>Memory: 4 bytes per band and column (1.5 MB per minute with 80 bands and 80 columns per
 * second); the sound itself is not kept. Confined to one thread.
 */
public final class MelSpectrogrammer {
  /** Larger than any sound, and small enough that its power stays finite in floats. */
  private static final float MAX_MAGNITUDE = 1e12f;

  private final MelConfig config;
  private final MelFilterBank bank;
  private final PowerSpectrum powerSpectrum;
  private final double[] spectrum;
  private final FrameCutter frames;
  private float[] bandValues;
  private int columns;
  private double previousSample;
  private long replacedSamples;
  private final @Nullable LevelFollower follower;
  private boolean finished;

  /** Prepares for sound at the recipe's sample rate. */
  public MelSpectrogrammer(MelConfig config) {
    this.config = config;
    this.bank = new MelFilterBank(config);
    this.powerSpectrum = new PowerSpectrum(config.windowSamples(), config.fftSize());
    this.spectrum = new double[powerSpectrum.bins()];
    this.bandValues = new float[config.bands() * 256];
    this.follower =
        config.compression().kind() == MelCompression.Kind.LOG_FOLLOWED
            ? config.compression().follower()
            : null;
    this.frames =
        new FrameCutter(
            config.windowSamples(),
            config.hopSamples(),
            config.windowSamples() / 2,
            config.padding() == Padding.REFLECT ? FrameCutter.Edge.MIRROR : FrameCutter.Edge.ZERO,
            this::addColumn);
  }

  /**
   * The spectrogram of a whole recording.
   *
   * @throws IllegalArgumentException if its sample rate is not the recipe's
   */
  public static MelSpectrogram analyze(PcmAudio audio, MelConfig config) {
    if (audio.sampleRateHz() != config.sampleRateHz()) {
      throw new IllegalArgumentException(
          "mel recipe requires %d Hz, the sound has %d Hz"
              .formatted(config.sampleRateHz(), audio.sampleRateHz()));
    }
    MelSpectrogrammer spectrogrammer = new MelSpectrogrammer(config);
    for (int i = 0; i < audio.length(); i++) {
      spectrogrammer.take(audio.sample(i));
    }
    return spectrogrammer.finish();
  }

  /**
   * Takes the next {@code length} samples from {@code pcm} at {@code offset}.
   *
   * @throws IndexOutOfBoundsException if they do not fit
   * @throws IllegalStateException after {@link #finish}
   */
  public void push(float[] pcm, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, pcm.length);
    checkOpen();
    for (int i = offset; i < offset + length; i++) {
      take(pcm[i]);
    }
  }

  /** Number of samples so far that were not finite, or too large, and counted as 0. */
  public long replacedSamples() {
    return replacedSamples;
  }

  /**
   * Ends the sound. Without any samples, the result has one column of silence.
   *
   * @throws IllegalStateException if called twice
   */
  public MelSpectrogram finish() {
    checkOpen();
    finished = true;
    long columnCount = frames.total() / config.hopSamples() + 1;
    if (config.padding() == Padding.ZERO && frames.total() > 0) {
      frames.push(emphasised(0));
    }
    frames.finish(columnCount);
    if (follower != null) {
      follower.finish();
    }
    float[] values = Arrays.copyOf(bandValues, columns * config.bands());
    bandValues = new float[0];
    for (int i = 0; i < values.length; i++) {
      values[i] = compressed(values[i], i / config.bands());
    }
    return new MelSpectrogram(config, values, columns);
  }

  private void take(float sample) {
    boolean sound = Math.abs(sample) <= MAX_MAGNITUDE;
    if (!sound) {
      replacedSamples++;
    }
    frames.push(emphasised(sound ? sample : 0));
  }

  private float emphasised(double sample) {
    double difference = sample - config.preEmphasis() * previousSample;
    previousSample = sample;
    return (float) difference;
  }

  private void addColumn(float[] frame) {
    powerSpectrum.of(frame, spectrum);
    if (config.spectrum() == Spectrum.MAGNITUDE) {
      for (int bin = 0; bin < spectrum.length; bin++) {
        spectrum[bin] = Math.sqrt(spectrum[bin]);
      }
    }
    int at = columns * config.bands();
    if (at + config.bands() > bandValues.length) {
      bandValues = Arrays.copyOf(bandValues, bandValues.length * 2);
    }
    for (int band = 0; band < config.bands(); band++) {
      bandValues[at + band] = (float) bank.apply(band, spectrum);
    }
    if (follower != null) {
      follower.push(bandSum(bandValues, columns));
    }
    columns++;
  }

  /**
   * Number of columns whose values are final. With {@code LOG_FOLLOWED} these are the columns whose
   * look-ahead is complete, otherwise all complete columns.
   */
  public int readyColumns() {
    return follower == null ? columns : follower.ready();
  }

  /**
   * Values of columns that are ready; columns before the first have the value of silence.
   *
   * @return a new array [bands][count], ordered by band
   * @throws IndexOutOfBoundsException if a column is not below {@link #readyColumns}
   */
  public float[] ready(int firstColumn, int count) {
    Objects.checkIndex(firstColumn + count - 1, readyColumns());
    int bands = config.bands();
    float[] values = new float[bands * count];
    for (int i = 0; i < count; i++) {
      int column = firstColumn + i;
      for (int band = 0; band < bands; band++) {
        values[band * count + i] =
            column < 0
                ? config.compression().silence()
                : compressed(bandValues[column * bands + band], column);
      }
    }
    return values;
  }

  private float compressed(float value, int column) {
    return config.compression().compress(value, follower == null ? 1 : follower.level(column));
  }

  private double bandSum(float[] values, int column) {
    double sum = 0;
    for (int band = 0; band < config.bands(); band++) {
      sum += values[column * config.bands() + band];
    }
    return sum;
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("this spectrogram is already finished");
    }
  }
}
