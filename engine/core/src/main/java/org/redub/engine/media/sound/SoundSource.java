package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.AudioFormat;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.FrameDecoder;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.Rational;

/**
 * The samples of a file's first audio stream, decoded and resampled as they are asked for. Time
 * stamps that leave a gap are honoured with silence. Confined to one thread.
 */
final class SoundSource implements AutoCloseable {
  /** A gap shorter than this is jitter of time stamps. */
  private static final long MIN_GAP_US = 100_000;

  /** A gap longer than this is a broken time stamp. */
  private static final long MAX_GAP_US = 3_600_000_000L;

  private final NativeScope scope = new NativeScope();
  private final Demuxer demuxer;
  private final FrameDecoder decoder;
  private final AVFrame frame;
  private final Resampler resampler;
  private final AudioFormat format;
  private final Rational timeBase;
  private boolean pending;
  private boolean ended;
  private long decodedSamples;
  private double expectedUs;

  /**
   * @param mono true for one channel, false for the layout nearest to the file's that AAC writes
   */
  SoundSource(MediaFile file, int sampleRateHz, boolean mono) {
    try {
      demuxer = Demuxer.open(file);
      scope.onClose(demuxer::close);
      AVStream stream = AudioStreams.best(demuxer).orElseThrow(() -> noAudio(file.path()));
      timeBase = AudioStreams.timeBase(stream);
      decoder = new FrameDecoder(demuxer, stream);
      scope.onClose(decoder::close);
      frame = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      pending = decodeSound();
      if (!pending) {
        throw new RedubException(
            ErrorCode.INPUT_DAMAGED,
            "input file '%s': its audio holds no samples that can be decoded"
                .formatted(file.path()));
      }
      format = refine(AudioStreams.describe(demuxer, stream));
      expectedUs = format.startUs();
      resampler = new Resampler(frame.ch_layout(), sampleRateHz, mono);
      scope.onClose(resampler::close);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  private static RedubException noAudio(Path file) {
    return new RedubException(
        ErrorCode.NO_AUDIO, "input file '%s' has no audio that can be decoded".formatted(file));
  }

  /** The container's description with what the first frame says. */
  private AudioFormat refine(AudioFormat byContainer) {
    long pts = frame.best_effort_timestamp();
    return new AudioFormat(
        byContainer.codec(),
        frame.sample_rate(),
        frame.ch_layout().nb_channels(),
        AudioStreams.layoutName(frame.ch_layout()),
        pts == AV_NOPTS_VALUE ? byContainer.startUs() : timeBase.toUs(pts),
        byContainer.declaredUs());
  }

  AudioFormat format() {
    return format;
  }

  /** Channels that {@link #read} gives. */
  int channels() {
    return resampler.channels();
  }

  /** The channel layout that {@link #read} gives, as FFmpeg's mask. */
  long layoutMask() {
    return resampler.layoutMask();
  }

  /**
   * Fills planes of samples from index {@code from} on.
   *
   * @return how many there were, less than {@code count} only at the end
   */
  int read(float[][] into, int from, int count) {
    int done = 0;
    while (done < count) {
      int got = resampler.take(into, from + done, count - done);
      done += got;
      if (got == 0 && !feed()) {
        break;
      }
    }
    return done;
  }

  private boolean feed() {
    if (ended) {
      return false;
    }
    if (!pending && !decodeSound()) {
      ended = true;
      resampler.flush();
      return true;
    }
    pending = false;
    bridgeGap();
    resampler.put(frame);
    decodedSamples += frame.nb_samples();
    expectedUs += frame.nb_samples() * 1e6 / frame.sample_rate();
    return true;
  }

  private void bridgeGap() {
    long pts = frame.best_effort_timestamp();
    if (pts == AV_NOPTS_VALUE) {
      return;
    }
    long gapUs = timeBase.toUs(pts) - Math.round(expectedUs);
    if (gapUs >= MIN_GAP_US && gapUs <= MAX_GAP_US) {
      resampler.putSilence(gapUs);
      expectedUs += gapUs;
    }
  }

  private boolean decodeSound() {
    while (decoder.next(frame)) {
      if (frame.nb_samples() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the file ends before its header says; known at the end. */
  boolean brokenOff() {
    long tolerated = Math.max(MIN_GAP_US, format.declaredUs() / 100);
    double missing = format.declaredUs() - (expectedUs - format.startUs());
    return demuxer.brokenOff() || (ended && missing > tolerated);
  }

  private long decodedUs() {
    return Math.round(decodedSamples * 1e6 / format.sampleRateHz());
  }

  List<String> notices() {
    if (brokenOff()) {
      return List.of(
          "'%s' breaks off: %.2f s of %.2f s are there"
              .formatted(demuxer.file(), decodedUs() * 1e-6, format.declaredUs() * 1e-6));
    }
    return decoder.damagedPackets() == 0
        ? List.of()
        : List.of(
            "'%s': %d damaged packets were passed over"
                .formatted(demuxer.file(), decoder.damagedPackets()));
  }

  @Override
  public void close() {
    scope.close();
  }
}
