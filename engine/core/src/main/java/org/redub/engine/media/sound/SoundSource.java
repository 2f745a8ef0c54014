package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.AudioFormat;
import org.redub.engine.media.file.DeclaredSize;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.FrameDecoder;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.Rational;

/**
 * Decodes and resamples the soundtrack of a file on demand. The first sample is heard when the file
 * is played from its start: a soundtrack that begins later follows silence, and what lies before
 * the first picture is left out. Gaps between timestamps become silence, and where the sound
 * overlaps itself, the overlap is left out. Confined to one thread; the owner closes it.
 */
final class SoundSource implements AutoCloseable {
  /** Shorter gaps are jitter of timestamps. */
  private static final long MIN_GAP_US = 50_000;

  /** Longer gaps are invalid timestamps. */
  private static final long MAX_GAP_US = 3_600_000_000L;

  /** Shorter overlaps are jitter, longer ones another clock. */
  private static final long MIN_OVERLAP_US = 100_000;

  private static final long MAX_OVERLAP_US = 2_000_000;

  /** A sound may lack this much of its declared length without being cut off. */
  private static final long MISSING_US = 100_000;

  /** Slower sound, and a mouth cannot follow it; faster, and no recorder makes it. */
  private static final int MIN_RATE_HZ = 1_000;

  private static final int MAX_RATE_HZ = 1_536_000;

  private final NativeScope scope = new NativeScope();
  private final Demuxer demuxer;
  private final FrameDecoder decoder;
  private final AVFrame frame;
  private final SampleGuard guard = new SampleGuard();
  private final Mixer mixer;
  private final @Nullable MonoMixer mono;
  private final int rateHz;
  private final AudioFormat format;
  private final boolean timed;
  private final boolean mixed;
  private final boolean cutOff;
  private final long leadUs;
  private final Rational timeBase;
  private boolean pending;
  private boolean ended;
  private long decodedSamples;
  private double expectedUs;
  private int gaps;
  private long silenceUs;
  private long overlapUs;
  private boolean formatChanged;

  /**
   * A source.
   *
   * @param wantMono true for one channel, false for the closest layout that the AAC encoder
   *     supports
   */
  SoundSource(MediaFile file, int sampleRateHz, boolean wantMono) {
    rateHz = sampleRateHz;
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
      AudioFormat stored = refine(AudioStreams.describe(demuxer, stream));
      leadUs = stored.startUs() - FileClock.startUs(demuxer, stored.startUs());
      format = stored.startingAt(stored.startUs() - leadUs);
      expectedUs = stored.startUs();
      mono = wantMono ? new MonoMixer(frame.ch_layout(), sampleRateHz) : null;
      mixer =
          mono == null
              ? new Resampler(frame.ch_layout(), sampleRateHz, Resampler.Mix.CHANNELS)
              : mono;
      scope.onClose(mixer::close);
      timed = FileClock.isTimed(demuxer);
      cutOff = DeclaredSize.exceeds(file);
      mixed = !ChannelPlan.holds(mixer.layoutMask(), frame.ch_layout());
      startMixer();
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  private void startMixer() {
    if (leadUs > 0) {
      mixer.putSilence(leadUs);
    } else if (leadUs < 0) {
      mixer.drop(-leadUs);
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

  /**
   * How long after the start of the file the sound begins; negative if its beginning is left out.
   */
  long leadUs() {
    return leadUs;
  }

  /** Number of channels that {@link #read} returns. */
  int channels() {
    return mixer.channels();
  }

  /** The channel layout that {@link #read} returns, as an FFmpeg mask. */
  long layoutMask() {
    return mixer.layoutMask();
  }

  /**
   * Fills one plane per channel, starting at index {@code from}.
   *
   * @return number of samples, fewer than {@code count} only at the end
   */
  int read(float[][] into, int from, int count) {
    int done = 0;
    while (done < count) {
      int got = mixer.take(into, from + done, count - done, ended);
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
      mixer.flush();
      return true;
    }
    pending = false;
    followClock();
    formatChanged |= frame.ch_layout().nb_channels() != format.channels();
    mixer.put(frame);
    decodedSamples += frame.nb_samples();
    expectedUs += frame.nb_samples() * 1e6 / frame.sample_rate();
    return true;
  }

  private void followClock() {
    long pts = frame.best_effort_timestamp();
    if (pts == AV_NOPTS_VALUE || !timed) {
      return;
    }
    long gapUs = timeBase.toUs(pts) - Math.round(expectedUs);
    if (gapUs >= MIN_GAP_US && gapUs <= MAX_GAP_US) {
      mixer.putSilence(gapUs);
      boolean heard = expectedUs >= format.startUs();
      gaps += heard ? 1 : 0;
      silenceUs += heard ? gapUs : 0;
    } else if (-gapUs >= MIN_OVERLAP_US && -gapUs <= MAX_OVERLAP_US) {
      mixer.drop(-gapUs);
      overlapUs -= gapUs;
    } else if (gapUs <= MAX_GAP_US && -gapUs <= MAX_OVERLAP_US) {
      return;
    }
    expectedUs += gapUs;
  }

  private boolean decodeSound() {
    while (decoder.next(frame)) {
      if (frame.nb_samples() > 0) {
        checkRate(frame.sample_rate());
        guard.repair(frame);
        return true;
      }
    }
    return false;
  }

  private void checkRate(int frameRateHz) {
    if (frameRateHz < MIN_RATE_HZ || frameRateHz > MAX_RATE_HZ) {
      throw new RedubException(
              ErrorCode.INPUT_DAMAGED,
              "input file '%s': its sound has a sample rate of %d Hz, which must be between %d and"
                      .formatted(demuxer.file(), frameRateHz, MIN_RATE_HZ)
                  + " %d Hz".formatted(MAX_RATE_HZ))
          .about(demuxer.file());
    }
  }

  /** Whether the file ends before the end that its header declares; known at the end. */
  boolean truncated() {
    long tolerated = Math.max(MISSING_US, format.declaredUs() / 100);
    // Programs disagree whether the length of a sound that starts late includes the time before.
    double lengthUs = Math.max(expectedUs, expectedUs - format.startUs() - leadUs);
    double missing = format.declaredUs() - lengthUs;
    boolean declared = ended && demuxer.clockJumps() == 0;
    return demuxer.truncated() || (ended && cutOff) || (declared && missing > tolerated);
  }

  private long decodedUs() {
    return Math.round(decodedSamples * 1e6 / format.sampleRateHz());
  }

  List<Notice> notices() {
    Path file = demuxer.file();
    List<Notice> notices = new ArrayList<>();
    if (truncated() && format.declaredUs() <= decodedUs()) {
      notices.add(
          Notice.of(NoticeCode.SOUND_INCOMPLETE, "file", file, "decoded_s", decodedUs() * 1e-6));
    } else if (truncated()) {
      notices.add(
          Notice.of(
              NoticeCode.SOUND_BREAKS_OFF,
              "file",
              file,
              "decoded_s",
              decodedUs() * 1e-6,
              "declared_s",
              format.declaredUs() * 1e-6));
    } else if (decoder.damagedPackets() > 0) {
      notices.add(
          Notice.of(NoticeCode.DAMAGED_PACKETS, "file", file, "packets", decoder.damagedPackets()));
    }
    if (gaps > 0) {
      notices.add(
          Notice.of(
              NoticeCode.SOUND_HAS_GAPS,
              "file",
              file,
              "gaps",
              gaps,
              "silence_s",
              silenceUs * 1e-6));
    }
    if (overlapUs > 0) {
      notices.add(
          Notice.of(NoticeCode.SOUND_OVERLAPS, "file", file, "left_out_s", overlapUs * 1e-6));
    }
    if (guard.replaced() > 0) {
      notices.add(
          Notice.of(NoticeCode.SAMPLES_REPLACED, "file", file, "samples", guard.replaced()));
    }
    noteChannels(file, notices);
    return List.copyOf(notices);
  }

  private void noteChannels(Path file, List<Notice> notices) {
    if (mono != null && mono.invertedSamples() > 0) {
      notices.add(
          Notice.of(
              NoticeCode.CHANNELS_CANCEL_OUT,
              "file",
              file,
              "seconds",
              (double) mono.invertedSamples() / rateHz));
    }
    String layout = ChannelPlan.nameOf(mixer.layoutMask());
    if (mono == null && formatChanged) {
      notices.add(Notice.of(NoticeCode.SOUND_FORMAT_CHANGES, "file", file, "layout", layout));
    } else if (mono == null && mixed) {
      notices.add(
          Notice.of(
              NoticeCode.SOUND_MIXED,
              "file",
              file,
              "from_layout",
              format.layout(),
              "to_layout",
              layout));
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
