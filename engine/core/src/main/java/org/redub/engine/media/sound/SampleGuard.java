package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_DBL;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_DBLP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Replaces samples that are no sound by silence: those that are not numbers, infinite, or beyond
 * {@value #LIMIT} times full scale. Confined to one thread.
 */
final class SampleGuard {
  /** 60 dB above full scale. */
  static final float LIMIT = 1000;

  private float[] samples = {};
  private double[] doubles = {};
  private long replaced;

  /** Repairs the samples of a decoded frame. */
  void repair(AVFrame frame) {
    int format = frame.format();
    boolean planar = format == AV_SAMPLE_FMT_FLTP || format == AV_SAMPLE_FMT_DBLP;
    boolean floats = format == AV_SAMPLE_FMT_FLTP || format == AV_SAMPLE_FMT_FLT;
    if (!floats && format != AV_SAMPLE_FMT_DBLP && format != AV_SAMPLE_FMT_DBL) {
      return;
    }
    int channels = frame.ch_layout().nb_channels();
    int planes = planar ? channels : 1;
    int count = frame.nb_samples() * (planar ? 1 : channels);
    for (int plane = 0; plane < planes; plane++) {
      if (floats) {
        repairFloats(frame, plane, count);
      } else {
        repairDoubles(frame, plane, count);
      }
    }
  }

  private void repairFloats(AVFrame frame, int plane, int count) {
    if (samples.length < count) {
      samples = new float[count];
    }
    new FloatPointer(frame.extended_data(plane)).get(samples, 0, count);
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (!(Math.abs(samples[i]) <= LIMIT)) {
        samples[i] = 0;
        found++;
      }
    }
    if (found > 0) {
      new FloatPointer(writable(frame, plane)).put(samples, 0, count);
      replaced += found;
    }
  }

  private void repairDoubles(AVFrame frame, int plane, int count) {
    if (doubles.length < count) {
      doubles = new double[count];
    }
    new DoublePointer(frame.extended_data(plane)).get(doubles, 0, count);
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (!(Math.abs(doubles[i]) <= LIMIT)) {
        doubles[i] = 0;
        found++;
      }
    }
    if (found > 0) {
      new DoublePointer(writable(frame, plane)).put(doubles, 0, count);
      replaced += found;
    }
  }

  private static BytePointer writable(AVFrame frame, int plane) {
    av_frame_make_writable(frame);
    return frame.extended_data(plane);
  }

  /** Number of samples replaced so far, counted in every channel. */
  long replaced() {
    return replaced;
  }
}
