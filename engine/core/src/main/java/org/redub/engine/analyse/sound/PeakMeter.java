package org.redub.engine.analyse.sound;

import java.util.Arrays;

/** Measures the peak level of short blocks of a stream of samples. Confined to one thread. */
public final class PeakMeter {
  private final int samplesPerPeak;
  private float[] peaks = new float[1024];
  private int count;
  private int inPeak;

  public PeakMeter(int sampleRateHz) {
    samplesPerPeak = sampleRateHz * VoiceTrack.PEAK_MS / 1000;
  }

  public void push(float[] pcm, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (inPeak == 0) {
        if (count == peaks.length) {
          peaks = Arrays.copyOf(peaks, 2 * count);
        }
        count++;
      }
      float value = Math.abs(pcm[i]);
      if (value > peaks[count - 1]) {
        peaks[count - 1] = value;
      }
      inPeak = (inPeak + 1) % samplesPerPeak;
    }
  }

  /** The peaks so far, one per {@link VoiceTrack#PEAK_MS} ms. */
  public float[] peaks() {
    return Arrays.copyOf(peaks, count);
  }
}
