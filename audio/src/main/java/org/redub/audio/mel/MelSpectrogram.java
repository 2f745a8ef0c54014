package org.redub.audio.mel;

import java.util.Arrays;
import java.util.Objects;

/**
 * Mel values, {@link #bands} by {@link #columns}; column {@code i} is centred on {@code i /
 * columnsPerSecond} seconds, band 0 is the lowest. There is always at least one column.
 *
 * <p>Immutable and thread-safe.
 */
public final class MelSpectrogram {
  private final MelConfig config;
  private final float[] values;
  private final int columns;

  /** Takes ownership of {@code values}, which are ordered by column. */
  MelSpectrogram(MelConfig config, float[] values, int columns) {
    this.config = config;
    this.values = values;
    this.columns = columns;
  }

  /** The recipe of this spectrogram. */
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

  /** The value of digital silence, which also precedes the first column and follows the last. */
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
   * {@code columnCount} columns from {@code firstColumn}. Columns outside the spectrogram have the
   * value {@link #silence}.
   *
   * @return a new array [bands][columnCount], ordered by band
   */
  public float[] window(int firstColumn, int columnCount) {
    int bands = bands();
    float[] window = new float[bands * columnCount];
    Arrays.fill(window, silence());
    int firstInside = (int) Math.min(columnCount, Math.max(0, -(long) firstColumn));
    int endInside = (int) Math.min(columnCount, (long) columns - firstColumn);
    for (int i = firstInside; i < endInside; i++) {
      int at = (firstColumn + i) * bands;
      for (int band = 0; band < bands; band++) {
        window[band * columnCount + i] = values[at + band];
      }
    }
    return window;
  }

  /**
   * First column of the window for a frame shown at {@code ptsUs}: {@code columnsPerSecond * (ptsUs
   * + offsetUs)} rounded to the nearest, in integer arithmetic, so that it does not drift in long
   * takes at any frame rate. Every frame has a window; see {@link #window} for columns outside the
   * sound.
   */
  public int firstColumnAt(long ptsUs, MelWindow window) {
    long samplesMillionths = Math.multiplyExact(ptsUs + window.offsetUs(), config.sampleRateHz());
    long perColumn = config.hopSamples() * 1_000_000L;
    return Math.toIntExact(Math.floorDiv(2 * samplesMillionths + perColumn, 2 * perColumn));
  }

  /** The window for a frame shown at {@code ptsUs}, [bands][window.columns], ordered by band. */
  public float[] windowAt(long ptsUs, MelWindow window) {
    return window(firstColumnAt(ptsUs, window), window.columns());
  }
}
