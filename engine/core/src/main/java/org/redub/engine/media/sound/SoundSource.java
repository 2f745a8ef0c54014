package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.AudioFormat;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.FrameDecoder;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.Rational;

/**
 * Decodes and resamples the soundtrack of a file on demand. Gaps between timestamps become silence.
 * Confined to one thread; the owner closes it.
 */
final class SoundSource implements AutoCloseable {
  /** Shorter gaps are jitter of timestamps. */
  private static final long MIN_GAP_US = 100_000;

  /** Longer gaps are invalid timestamps. */
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
   * A source.
   *
   * @param mono true for one channel, false for the closest layout that the AAC encoder supports
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
                "input file '%s': its audio contains no samples that can be decoded"
                    .formatted(file.path()))
            .about(file.path());
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
            ErrorCode.NO_AUDIO, "input file '%s' has no audio that can be decoded".formatted(file))
        .about(file);
  }

  /** The container's format, corrected by the first frame. */
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

  /** Number of channels that {@link #read} returns. */
  int channels() {
    return resampler.channels();
  }

  /** The channel layout that {@link #read} returns, as an FFmpeg mask. */
  long layoutMask() {
    return resampler.layoutMask();
  }

  /**
   * Fills one plane per channel, starting at index {@code from}.
   *
   * @return number of samples, fewer than {@code count} only at the end
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

  /** Whether the file ends before the end that its header declares; known at the end. */
  boolean truncated() {
    long tolerated = Math.max(MIN_GAP_US, format.declaredUs() / 100);
    double missing = format.declaredUs() - (expectedUs - format.startUs());
    return demuxer.truncated() || (ended && missing > tolerated);
  }

  private long decodedUs() {
    return Math.round(decodedSamples * 1e6 / format.sampleRateHz());
  }

  List<Notice> notices() {
    if (truncated()) {
      return List.of(
          Notice.of(
              NoticeCode.SOUND_BREAKS_OFF,
              "file",
              demuxer.file(),
              "decoded_s",
              decodedUs() * 1e-6,
              "declared_s",
              format.declaredUs() * 1e-6));
    }
    return decoder.damagedPackets() == 0
        ? List.of()
        : List.of(
            Notice.of(
                NoticeCode.DAMAGED_PACKETS,
                "file",
                demuxer.file(),
                "packets",
                decoder.damagedPackets()));
  }

  @Override
  public void close() {
    scope.close();
  }
}
