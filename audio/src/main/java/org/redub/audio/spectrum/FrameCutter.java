package org.redub.audio.spectrum;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a stream of samples into overlapping frames. Frame {@code i} begins at sample {@code i *
 * hopSamples - leadSamples}; values before the first or after the last sample are zero, or the
 * signal mirrored about that sample (which is not repeated), several times if the signal is shorter
 * than the frame.
 *
 * <p>Each frame goes to the sink as soon as it is complete, in an array that the next frame reuses.
 * The frames do not depend on the sizes of the chunks. Memory: about four frames. Confined to one
 * thread.
 */
public final class FrameCutter {
  /** The values outside the signal. */
  public enum Edge {
    /** Silence. */
    ZERO,
    /** The signal, mirrored. */
    MIRROR
  }

  private final int hopSamples;
  private final int leadSamples;
  private final Edge edge;
  private final Consumer<float[]> sink;
  private final float[] frame;
  private final float[] buffer;
  private long bufferStart;
  private long total;
  private long nextFrame;
  private long neededForNext;

  /**
   * Creates a cutter at sample 0.
   *
   * @throws IllegalArgumentException if the hop is not positive, the lead is not within the frame,
   *     or mirroring frames are not centred ({@code leadSamples} half of {@code frameSamples})
   */
  public FrameCutter(
      int frameSamples, int hopSamples, int leadSamples, Edge edge, Consumer<float[]> sink) {
    if (hopSamples <= 0 || leadSamples < 0 || leadSamples >= frameSamples) {
      throw new IllegalArgumentException(
          "hop must be positive and lead at least 0 and below the frame, got hop "
              + (hopSamples + ", lead " + leadSamples + ", frame " + frameSamples));
    }
    if (edge == Edge.MIRROR && 2 * leadSamples != frameSamples) {
      throw new IllegalArgumentException(
          "mirrored frames must be centred: lead " + leadSamples + ", frame " + frameSamples);
    }
    this.hopSamples = hopSamples;
    this.leadSamples = leadSamples;
    this.edge = edge;
    this.sink = sink;
    this.frame = new float[frameSamples];
    this.buffer = new float[4 * (frameSamples + 1)];
    this.neededForNext = samplesNeeded(0);
  }

  /** Takes the next sample. */
  public void push(float sample) {
    int index = (int) (total - bufferStart);
    if (index == buffer.length) {
      dropConsumed();
      index = (int) (total - bufferStart);
    }
    buffer[index] = sample;
    total++;
    while (total >= neededForNext) {
      emit();
    }
  }

  /** Samples taken so far. */
  public long total() {
    return total;
  }

  /** Ends the stream: emits the frames that reach past its end, up to {@code frames} in all. */
  public void finish(long frames) {
    while (nextFrame < frames) {
      emit();
    }
  }

  private void emit() {
    long start = nextFrame * hopSamples - leadSamples;
    if (start >= bufferStart && start + frame.length <= total) {
      System.arraycopy(buffer, (int) (start - bufferStart), frame, 0, frame.length);
    } else if (edge == Edge.ZERO || total == 0) {
      copyZeroPadded(start);
    } else {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = buffer[(int) (mirrored(start + i) - bufferStart)];
      }
    }
    nextFrame++;
    neededForNext = samplesNeeded(nextFrame);
    sink.accept(frame);
  }

  private void copyZeroPadded(long start) {
    Arrays.fill(frame, 0);
    long dataStart = Math.max(start, 0);
    long dataEnd = Math.min(start + frame.length, total);
    if (dataStart < dataEnd) {
      System.arraycopy(
          buffer,
          (int) (dataStart - bufferStart),
          frame,
          (int) (dataStart - start),
          (int) (dataEnd - dataStart));
    }
  }

  private long mirrored(long index) {
    if (total == 1) {
      return 0;
    }
    long period = 2 * (total - 1);
    long folded = Math.floorMod(index, period);
    return folded < total ? folded : period - folded;
  }

  private long samplesNeeded(long index) {
    long start = index * hopSamples - leadSamples;
    long end = start + frame.length;
    return edge == Edge.MIRROR && start < 0 ? Math.max(end, 1 - start) : end;
  }

  /** Keeps one sample before the next frame, because a mirrored last frame may need it. */
  private void dropConsumed() {
    long keepFrom = nextFrame * hopSamples - leadSamples - 1;
    int drop = (int) (Math.min(keepFrom, total) - bufferStart);
    int kept = buffer.length - drop;
    System.arraycopy(buffer, drop, buffer, 0, kept);
    bufferStart += drop;
  }
}
