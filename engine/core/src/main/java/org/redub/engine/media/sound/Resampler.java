package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_MONO;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_close;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_set_matrix;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.FfmpegLog;
import org.redub.engine.media.file.NativeScope;

/**
 * Converts decoded sound of any format to planar floats of one rate and layout with swresample, and
 * queues them. Confined to one thread; the owner closes it.
 */
final class Resampler implements Mixer {
  /** The channels of the result. */
  enum Mix {
    /** The layout closest to that of the file that can be encoded. */
    CHANNELS,
    /** One channel. */
    MONO,
    /** One channel, into which the right channels are mixed inverted. */
    MONO_INVERTED
  }

  private final NativeScope scope = new NativeScope();
  private final AVChannelLayout inLayout;
  private final AVChannelLayout outLayout;
  private final SwrContext swr;
  private final FloatPointer[] planes;
  private final PointerPointer<FloatPointer> planeTable;
  private final int rateHz;
  private final Mix mix;
  private final long mask;
  private final SampleQueue queue;
  private int inRateHz;
  private int inFormat = -1;
  private int capacity;

  /** A resampler to {@code rateHz} of sound that starts with the layout {@code stored}. */
  Resampler(AVChannelLayout stored, int rateHz, Mix mix) {
    this.rateHz = rateHz;
    this.mix = mix;
    try {
      inLayout = scope.own(new AVChannelLayout(), Pointer::close);
      outLayout = scope.own(new AVChannelLayout(), Pointer::close);
      scope.onClose(() -> av_channel_layout_uninit(inLayout));
      ChannelPlan.resolve(stored, inLayout);
      mask = mix == Mix.CHANNELS ? ChannelPlan.encodableMask(inLayout) : AV_CH_LAYOUT_MONO;
      ChannelPlan.setMask(outLayout, mask);
      swr = swr_alloc();
      scope.onClose(() -> swr_free(swr));
      planes = new FloatPointer[channels()];
      planeTable = scope.own(new PointerPointer<>(planes.length), Pointer::close);
      for (int channel = 0; channel < planes.length; channel++) {
        planes[channel] = new FloatPointer();
      }
      queue = new SampleQueue(planes.length);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  @Override
  public int channels() {
    return outLayout.nb_channels();
  }

  @Override
  public long layoutMask() {
    return mask;
  }

  @Override
  public int available() {
    return queue.available();
  }

  @Override
  public int take(float[][] into, int from, int count, boolean ended) {
    return queue.take(into, from, count);
  }

  @Override
  public void put(AVFrame frame) {
    configure(frame);
    convert(frame.extended_data(), frame.nb_samples());
  }

  @Override
  public void putSilence(long durationUs) {
    flush();
    queue.addSilence((int) Math.round(durationUs * 1e-6 * rateHz));
  }

  @Override
  public void drop(long durationUs) {
    flush();
    queue.dropNext((int) Math.round(durationUs * 1e-6 * rateHz));
  }

  @Override
  public void flush() {
    if (inFormat >= 0) {
      convert(null, 0);
      inFormat = -1;
    }
  }

  private void configure(AVFrame frame) {
    boolean same =
        inFormat == frame.format()
            && inRateHz == frame.sample_rate()
            && inLayout.nb_channels() == frame.ch_layout().nb_channels();
    if (same) {
      return;
    }
    flush();
    // The weights can only be set while the resampler is closed.
    swr_close(swr);
    inFormat = frame.format();
    inRateHz = frame.sample_rate();
    av_channel_layout_uninit(inLayout);
    ChannelPlan.resolve(frame.ch_layout(), inLayout);
    int ret =
        swr_alloc_set_opts2(
            swr, outLayout, AV_SAMPLE_FMT_FLTP, rateHz, inLayout, inFormat, inRateHz, 0, null);
    if (mask == AV_CH_LAYOUT_MONO) {
      double[] weights = ChannelPlan.monoWeights(inLayout, mix == Mix.MONO_INVERTED);
      ret = Math.min(ret, swr_set_matrix(swr, weights, weights.length));
    } else if (av_channel_layout_compare(inLayout, outLayout) != 0) {
      av_opt_set_double(swr, "rematrix_maxval", 1.0, 0);
    }
    ret = Math.min(ret, swr_init(swr));
    if (ret < 0) {
      throw new RedubException(
          ErrorCode.INPUT_DAMAGED, "audio cannot be resampled: " + FfmpegLog.explain(ret));
    }
  }

  /** Converts samples; null data flushes the filter. */
  private void convert(@Nullable PointerPointer<?> data, int samples) {
    reserve(swr_get_out_samples(swr, samples));
    int got = swr_convert(swr, planeTable, capacity, data, samples);
    if (got < 0) {
      throw new RedubException(ErrorCode.INTERNAL, "resampling failed: " + FfmpegLog.explain(got));
    }
    queue.add(planes, got);
  }

  private void reserve(int samples) {
    if (samples <= capacity) {
      return;
    }
    capacity = Math.max(samples, 2 * capacity);
    for (int channel = 0; channel < planes.length; channel++) {
      planes[channel].close();
      planes[channel] = new FloatPointer(capacity);
      planeTable.put(channel, planes[channel]);
    }
  }

  @Override
  public void close() {
    scope.close();
    for (FloatPointer plane : planes) {
      plane.close();
    }
  }
}
