package org.redub.engine.media.sound;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** A first-in, first-out queue of planar samples. Confined to one thread. */
final class SampleQueue {
  private final float[][] planes;
  private int start;
  private int end;
  private int toDrop;

  SampleQueue(int channels) {
    planes = new float[channels][8192];
  }

  void add(FloatPointer[] from, int samples) {
    int dropped = Math.min(toDrop, samples);
    toDrop -= dropped;
    int kept = samples - dropped;
    reserve(kept);
    for (int channel = 0; channel < planes.length; channel++) {
      if (kept > 0) {
        from[channel].position(dropped).get(planes[channel], end, kept);
        from[channel].position(0);
      }
    }
    end += kept;
  }

  /** Ignores the next {@code samples} that are added. */
  void dropNext(int samples) {
    toDrop += samples;
  }

  int available() {
    return end - start;
  }

  void addSilence(int samples) {
    reserve(samples);
    for (float[] plane : planes) {
      Arrays.fill(plane, end, end + samples, 0f);
    }
    end += samples;
  }

  /** Removes up to {@code count} samples. */
  int take(float[][] into, int from, int count) {
    int samples = Math.min(count, end - start);
    for (int channel = 0; channel < planes.length; channel++) {
      System.arraycopy(planes[channel], start, into[channel], from, samples);
    }
    start += samples;
    return samples;
  }

  private void reserve(int samples) {
    int waiting = end - start;
    int size = planes[0].length;
    if (end + samples <= size) {
      return;
    }
    int grown = Math.max(size, Integer.highestOneBit(waiting + samples) * 2);
    for (int channel = 0; channel < planes.length; channel++) {
      float[] target = grown == size ? planes[channel] : new float[grown];
      System.arraycopy(planes[channel], start, target, 0, waiting);
      planes[channel] = target;
    }
    start = 0;
    end = waiting;
  }
}
