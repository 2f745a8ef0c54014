package org.redub.audio.mel;

import java.util.Arrays;
import java.util.Objects;

/**
 * Mel values, {@link #bands} by {@link #columns}; column {@code i} is centred on {@code i /
 * columnsPerSecond} seconds, band 0 is the lowest. Always one column or more.
 *
 * <p>Immutable and thread-safe.
 */
public final class MelSpectrogram {
  private final MelConfig config;
  private final float[] values;
  private final int columns;

  /** Takes ownership of {@code values}, column after column. */
  MelSpectrogram(MelConfig config, float[] values, int columns) {
    this.config = config;
    this.values = values;
    this.columns = columns;
  }

  /** The recipe it was made by. */
  public MelConfig config() {
    return config;
  }

  /** Number of bands. */
  public int bands() {
    return config.bands();
  }

  /** Number of columns: samples / hop, rounded down, plus 1. */
  public int columns() {
    return columns;
  }

  /** Columns per second of sound. */
  public float columnsPerSecond() {
    return config.columnsPerSecond();
  }

  /** The value of digital silence, which also stands before the first and after the last column. */
  public float silence() {
    return config.compression().silence();
  }

  /**
   * One value.
   *
   * @throws IndexOutOfBoundsException outside of the spectrogram
   */
  public float value(int band, int column) {
    Objects.checkIndex(band, bands());
    Objects.checkIndex(column, columns);
    return values[column * bands() + band];
  }

  /**
   * {@code columnCount} columns from {@code firstColumn}, which may lie outside: there the value is
   * {@link #silence}.
   *
   * @return a fresh array [bands][columnCount], band after band
   */
  public float[] window(int firstColumn, int columnCount) {
    int bands = bands();
    float[] window = new float[bands * columnCount];
    Arrays.fill(window, silence());
    int from = (int) Math.min(columnCount, Math.max(0, -(long) firstColumn));
    int to = (int) Math.min(columnCount, (long) columns - firstColumn);
    for (int i = from; i < to; i++) {
      int at = (firstColumn + i) * bands;
      for (int band = 0; band < bands; band++) {
        window[band * columnCount + i] = values[at + band];
      }
    }
    return window;
  }

  /**
   * First column of the window for a picture shown at {@code ptsUs}: {@code columnsPerSecond *
   * (ptsUs + offsetUs)} rounded to the nearest, in whole numbers, so that it does not drift however
   * long the take and whatever its frame rate. Every picture has a window; see {@link #window} for
   * what lies outside the sound.
   */
  public int firstColumnAt(long ptsUs, MelWindow window) {
    long samplesMillionths = Math.multiplyExact(ptsUs + window.offsetUs(), config.sampleRateHz());
    long perColumn = config.hopSamples() * 1_000_000L;
    return Math.toIntExact(Math.floorDiv(2 * samplesMillionths + perColumn, 2 * perColumn));
  }

  /** The window for a picture shown at {@code ptsUs}, [bands][window.columns], band after band. */
  public float[] windowAt(long ptsUs, MelWindow window) {
    return window(firstColumnAt(ptsUs, window), window.columns());
  }
}
