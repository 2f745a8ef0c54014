package org.redub.engine.media.read;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.DeclaredSize;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.FieldOrder;
import org.redub.engine.media.file.FrameDecoder;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.HdrMetadata;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.VideoDecoding;
import org.redub.engine.media.file.VideoFormat;

/**
 * Decodes a take to native planar frames with repaired pts, for {@link VideoReader} and {@code
 * PlainTranscode}. Confined to one thread; the owner closes it.
 */
public final class FrameSource implements AutoCloseable {
  private static final long EARLY_END_US = 2_000_000;

  private final NativeScope scope = new NativeScope();
  private final Demuxer demuxer;
  private final FrameDecoder decoder;
  private final AVFrame frame;
  private final AVFrame first;
  private final VideoFormat format;
  private final HdrMetadata hdr;
  private final FrameConverter converter;
  private final FrameClock clock;
  private final boolean firstDamaged;
  private boolean damaged;
  private boolean firstPending = true;
  private boolean finished;
  private final boolean cutOff;
  private final FieldOrder fieldOrder;
  private FrameTime time = FrameTime.NONE;

  /** Decodes on the CPU. */
  public FrameSource(MediaFile file) {
    this(file, VideoDecoding.CPU);
  }

  FrameSource(MediaFile file, VideoDecoding decoding) {
    try {
      demuxer = Demuxer.open(file);
      scope.onClose(demuxer::close);
      AVStream stream = VideoStreams.best(demuxer).orElseThrow(() -> noVideo(file.path()));
      VideoFormat byContainer = VideoStreams.describe(demuxer, stream);
      cutOff = demuxer.isCutOff(stream) || DeclaredSize.exceeds(file);
      decoder = new FrameDecoder(demuxer, stream, decoding);
      scope.onClose(decoder::close);
      frame = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      first = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      boolean decoded = decoder.next(first);
      firstDamaged = decoder.isDamaged();
      if (!decoded) {
        throw new RedubException(
                ErrorCode.INPUT_DAMAGED,
                "input file '%s': no frame of its %s stream can be decoded"
                    .formatted(file.path(), byContainer.codec()))
            .about(file.path());
      }
      format = oriented(VideoStreams.refine(byContainer, first), file, demuxer.formatName());
      hdr = HdrMetadata.of(first);
      fieldOrder = FieldOrder.of(first);
      converter = new FrameConverter(first, format.colour());
      scope.onClose(converter::close);
      clock = new FrameClock(format);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  private static VideoFormat oriented(VideoFormat format, MediaFile file, String container) {
    return format.still() && format.orientation().displayMatrix().isEmpty()
        ? format.orientedAs(ExifOrientation.of(file, container))
        : format;
  }

  private static RedubException noVideo(Path file) {
    return new RedubException(
            ErrorCode.NO_VIDEO, "input file '%s' has no video that can be decoded".formatted(file))
        .about(file);
  }

  /** Whether this is a still of several tiles, of which this source reads one. */
  boolean isTiled() {
    return format.still() && TileGrid.isIn(demuxer);
  }

  public VideoFormat format() {
    return format;
  }

  /** What the first frame says about its light. */
  public HdrMetadata hdr() {
    return hdr;
  }

  FieldOrder fieldOrder() {
    return fieldOrder;
  }

  /** The next frame in presentation order, valid until the next call, or null at the end. */
  @org.jspecify.annotations.Nullable
  public AVFrame next() {
    return skip() ? converter.convert(frame) : null;
  }

  /** Decodes the next frame without converting it. Returns false at the end. */
  boolean skip() {
    av_frame_unref(frame);
    if (firstPending) {
      av_frame_move_ref(frame, first);
      firstPending = false;
      damaged = firstDamaged;
    } else if (finished || !decoder.next(frame)) {
      finished = true;
      return false;
    } else {
      damaged = decoder.isDamaged();
    }
    time = clock.assign(frame.best_effort_timestamp(), frame.duration());
    return true;
  }

  /** The time of the last frame. */
  public FrameTime time() {
    return time;
  }

  /** Whether the last frame shows damage of the file. */
  boolean isDamaged() {
    return damaged;
  }

  int damagedPackets() {
    return decoder.damagedPackets();
  }

  /** Whether the file ends before the end that its container declares; known at the end. */
  boolean truncated() {
    return finished && (cutOff || demuxer.truncated());
  }

  /** Notices about the take so far. */
  List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    if (truncated()) {
      notices.add(breaksOff(time.index() + 1, format.timing().estimatedFrames()));
    } else if (decoder.damagedPackets() > 0) {
      notices.add(
          Notice.of(
              NoticeCode.DAMAGED_PACKETS,
              "file",
              demuxer.file(),
              "packets",
              decoder.damagedPackets()));
    }
    if (decoder.damagedFrames() > 0) {
      notices.add(
          Notice.of(
              NoticeCode.DAMAGED_FRAMES,
              "file",
              demuxer.file(),
              "frames",
              decoder.damagedFrames()));
    }
    if (finished && !truncated() && demuxer.clockJumps() == 0 && endsEarly()) {
      notices.add(
          Notice.of(
              NoticeCode.PICTURE_ENDS_EARLY,
              "file",
              demuxer.file(),
              "end_s",
              endUs() * 1e-6,
              "declared_s",
              declaredEndUs() * 1e-6));
    }
    if (demuxer.clockJumps() > 0) {
      notices.add(
          Notice.of(NoticeCode.CLOCK_JUMPS, "file", demuxer.file(), "jumps", demuxer.clockJumps()));
    }
    if (clock.repairedFrames() > 0) {
      notices.add(
          Notice.of(
              NoticeCode.TIME_STAMPS_REPAIRED,
              "file",
              demuxer.file(),
              "frames",
              clock.repairedFrames()));
    }
    String gpuObstacle = decoder.gpuObstacle();
    if (gpuObstacle != null && !format.still()) {
      notices.add(
          Notice.of(NoticeCode.DECODED_ON_CPU, "file", demuxer.file(), "reason", gpuObstacle));
    }
    if (converter.sizeChanged()) {
      notices.add(
          Notice.of(
              NoticeCode.PICTURE_SIZE_CHANGES,
              "file",
              demuxer.file(),
              "width",
              format.width(),
              "height",
              format.height()));
    }
    return List.copyOf(notices);
  }

  private Notice breaksOff(long frames, long expectedFrames) {
    if (expectedFrames <= frames) {
      return Notice.of(NoticeCode.FILE_INCOMPLETE, "file", demuxer.file(), "frames", frames);
    }
    return Notice.of(
        NoticeCode.VIDEO_BREAKS_OFF,
        "file",
        demuxer.file(),
        "frames",
        frames,
        "expected_frames",
        expectedFrames);
  }

  /** For containers without an index, only the declared length shows that frames are missing. */
  private boolean endsEarly() {
    boolean declared = demuxer.context().duration_estimation_method() == AVFMT_DURATION_FROM_STREAM;
    long missing = declaredEndUs() - endUs();
    return declared && missing > Math.max(EARLY_END_US, declaredEndUs() / 10);
  }

  /**
   * The end of the file on its clock. Programs disagree whether the declared length of a file that
   * starts late includes the time before its start, so the earlier end is used.
   */
  private long declaredEndUs() {
    long start = demuxer.context().start_time();
    long beforeUs = start == AV_NOPTS_VALUE ? 0 : Math.min(0, start);
    return Math.max(0, demuxer.context().duration()) + beforeUs;
  }

  private long endUs() {
    return format.ptsUs(time.pts() + time.durationTicks());
  }

  @Override
  public void close() {
    scope.close();
  }
}
