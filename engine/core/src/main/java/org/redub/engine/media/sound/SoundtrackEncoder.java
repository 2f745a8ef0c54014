package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.FfmpegLog;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.Muxer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.TrackEncoder;

/**
 * Encodes a soundtrack at 48 kHz and of a given length: delayed or cut at its start by its offset,
 * and followed by silence. Confined to one thread; the owner closes it.
 */
public final class SoundtrackEncoder implements AutoCloseable {
  static final int SAMPLE_RATE_HZ = 48_000;
  private static final Rational SAMPLES = new Rational(1, SAMPLE_RATE_HZ);
  private static final int BITS_PER_CHANNEL = 96_000;
  private static final int MIN_BITS = 128_000;

  /** Block size of encoders that accept any. */
  private static final int FREE_BLOCK_SAMPLES = 1024;

  /** Bits of the samples of encoders without loss. */
  private static final int BITS = 24;

  private static final float MOST = (1 << (BITS - 1)) - 1;

  private final NativeScope scope = new NativeScope();
  private final SoundSource source;
  private final @Nullable BedMixer bed;
  private final TrackEncoder encoder;
  private final AVFrame frame;
  private final SoundCodec kind;
  private final float[][] voice;
  private final float[][] block;
  private final int blockSamples;
  private long leadSamples;
  private long written;

  public SoundtrackEncoder(Muxer muxer, Soundtrack soundtrack, SoundCodec kind) {
    this.kind = kind;
    try {
      MediaFile open = soundtrack.open();
      MediaFile file = open == null ? MediaFile.open(soundtrack.file()) : open;
      if (open == null) {
        scope.onClose(file::close);
      }
      source = new SoundSource(file, SAMPLE_RATE_HZ, false);
      scope.onClose(source::close);
      bed = soundtrack.bed() == null ? null : new BedMixer(soundtrack.bed());
      if (bed != null) {
        scope.onClose(bed::close);
      }
      encoder = new TrackEncoder(muxer, openCodec());
      scope.onClose(encoder::close);
      encoder.stream().disposition(AV_DISPOSITION_DEFAULT);
      int fixed = encoder.codec().frame_size();
      blockSamples = fixed > 0 ? fixed : FREE_BLOCK_SAMPLES;
      voice = new float[source.channels()][blockSamples];
      block = bed == null ? voice : new float[bed.channels()][blockSamples];
      frame = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      frame.format(sampleFormat()).sample_rate(SAMPLE_RATE_HZ).nb_samples(blockSamples);
      av_channel_layout_copy(frame.ch_layout(), encoder.codec().ch_layout());
      if (av_frame_get_buffer(frame, 0) < 0) {
        throw new RedubException(ErrorCode.INTERNAL, "no memory for a block of sound");
      }
      leadSamples = Rational.rescale(soundtrack.offsetUs(), Rational.MICROSECONDS, SAMPLES);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  private int sampleFormat() {
    return switch (kind) {
      case AAC -> AV_SAMPLE_FMT_FLTP;
      case OPUS -> AV_SAMPLE_FMT_FLT;
      case FLAC, PCM -> AV_SAMPLE_FMT_S32;
    };
  }

  private AVCodecContext openCodec() {
    AVCodec codec = avcodec_find_encoder_by_name(kind.encoder());
    AVCodecContext context = codec == null ? null : avcodec_alloc_context3(codec);
    if (context == null) {
      throw new RedubException(
          ErrorCode.ENCODER_UNAVAILABLE,
          "this FFmpeg has no encoder %s for the voice track".formatted(kind.encoder()));
    }
    context.sample_rate(SAMPLE_RATE_HZ);
    context.sample_fmt(sampleFormat());
    ChannelPlan.setMask(context.ch_layout(), bed == null ? source.layoutMask() : bed.layoutMask());
    if (sampleFormat() == AV_SAMPLE_FMT_S32) {
      context.bits_per_raw_sample(BITS);
    } else {
      context.bit_rate(
          Math.max(MIN_BITS, (long) BITS_PER_CHANNEL * context.ch_layout().nb_channels()));
    }
    context.time_base().num(1).den(SAMPLE_RATE_HZ);
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    int ret = avcodec_open2(context, codec, (AVDictionary) null);
    if (ret < 0) {
      avcodec_free_context(context);
      throw new RedubException(
          ErrorCode.ENCODER_UNAVAILABLE,
          "the encoder %s cannot be opened: %s".formatted(kind.encoder(), FfmpegLog.explain(ret)));
    }
    return context;
  }

  /**
   * Writes all complete blocks up to {@code ticks} of {@code timeBase} after the start.
   *
   * @param start pts of the start, in the same ticks
   */
  public void advance(long start, long ticks, Rational timeBase) {
    long until = Rational.rescale(ticks, timeBase, SAMPLES);
    while (written + blockSamples <= until) {
      writeBlock(start, timeBase, blockSamples);
    }
  }

  /** Writes the rest, exactly up to {@code ticks} after the start. */
  public void finish(long start, long ticks, Rational timeBase) {
    advance(start, ticks, timeBase);
    int rest = (int) (Rational.rescale(ticks, timeBase, SAMPLES) - written);
    if (rest > 0) {
      writeBlock(start, timeBase, rest);
    }
    encoder.encode(null);
  }

  private void writeBlock(long start, Rational timeBase, int count) {
    skipCut();
    fill(count);
    av_frame_make_writable(frame);
    frame.nb_samples(count);
    load(count);
    frame.pts(Rational.rescale(start, timeBase, SAMPLES) + written);
    encoder.encode(frame);
    written += count;
  }

  /** Copies the block to the frame in the encoder's sample format. */
  private void load(int count) {
    int channels = block.length;
    if (kind == SoundCodec.AAC) {
      for (int channel = 0; channel < channels; channel++) {
        new FloatPointer(frame.extended_data(channel)).put(block[channel], 0, count);
      }
    } else if (kind == SoundCodec.OPUS) {
      float[] mixed = new float[count * channels];
      for (int i = 0; i < mixed.length; i++) {
        mixed[i] = block[i % channels][i / channels];
      }
      new FloatPointer(frame.extended_data(0)).put(mixed, 0, mixed.length);
    } else {
      int[] mixed = new int[count * channels];
      for (int i = 0; i < mixed.length; i++) {
        float value = Math.max(-1f, Math.min(1f, block[i % channels][i / channels]));
        mixed[i] = Math.round(value * MOST) << (Integer.SIZE - BITS);
      }
      new IntPointer(frame.extended_data(0)).put(mixed, 0, mixed.length);
    }
  }

  /** Skips the part of the sound before the first frame. */
  private void skipCut() {
    while (leadSamples < 0) {
      int got = source.read(voice, 0, (int) Math.min(blockSamples, -leadSamples));
      leadSamples = got == 0 ? 0 : leadSamples + got;
    }
  }

  private void fill(int count) {
    int silent = (int) Math.min(count, leadSamples);
    leadSamples -= silent;
    for (float[] plane : voice) {
      Arrays.fill(plane, 0, silent, 0f);
    }
    int got = source.read(voice, silent, count - silent);
    for (float[] plane : voice) {
      Arrays.fill(plane, silent + got, count, 0f);
    }
    if (bed != null) {
      bed.mix(voice, written, count, block);
    }
  }

  public List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(source.notices());
    if (bed != null) {
      notices.addAll(bed.notices());
    }
    return notices;
  }

  @Override
  public void close() {
    scope.close();
  }
}
