package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Metadata;
import org.redub.engine.media.file.Muxer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoStreams;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.engine.media.sound.SoundtrackEncoder;
import org.redub.files.AtomicFile;
import org.redub.files.OutputException;

/**
 * Writes an MP4 with the format of the take: H.264 with the same size, pts, pixel aspect ratio,
 * orientation and colour description, a soundtrack in AAC, and streams copied from the take. {@link
 * #finish()} gives the file its name; closing without it leaves nothing behind. Confined to one
 * thread at a time; the caller closes it.
 *
 * <p>Odd sizes: H.264 in 4:2:0 requires even sizes, so an odd last column or row is repeated once,
 * with a notice. Clock: pts are preserved, unless the take starts before 0, or at one second or
 * later, as transport streams do; then the output starts at 0. Length: the soundtrack starts {@link
 * Soundtrack#offsetUs} after the first frame and has exactly the length of the video, cut or filled
 * with silence.
 */
public final class VideoWriter implements AutoCloseable {
  /** Players show nothing until the first pts; starts from this value on are moved to 0. */
  private static final long LATE_START_US = 1_000_000;

  private final NativeScope scope = new NativeScope();
  private final VideoFormat format;
  private final AtomicFile output;
  private final Muxer muxer;
  private final PictureEncoder video;
  private final FrameLoader loader;
  private final @Nullable SoundtrackEncoder soundtrack;
  private final @Nullable StreamCopier copier;
  private final List<Notice> notices = new ArrayList<>();
  private final long shiftTicks;
  private long frames;
  private long firstPts;
  private FrameTime last = FrameTime.NONE;

  private VideoWriter(Path file, VideoFormat format, EncoderSettings settings, Extras extras) {
    Soundtrack wantedSoundtrack = extras.soundtrack();
    CopiedStreams copied = extras.copied();
    this.format = format;
    long startPts = format.timing().startPts();
    shiftTicks = startPts < 0 || format.ptsUs(startPts) >= LATE_START_US ? startPts : 0;
    try {
      output = reserve(file);
      scope.onClose(output::close);
      muxer = new Muxer(output.temporary(), file);
      scope.onClose(muxer::close);
      int width = FrameLoader.even(format.width());
      int height = FrameLoader.even(format.height());
      noteChanges(width, height);
      video =
          new PictureEncoder(
              muxer, () -> VideoEncoders.open(format, width, height, settings), extras.segments());
      notices.addAll(video.notices());
      scope.onClose(video::close);
      loader = new FrameLoader(format.width(), format.height());
      scope.onClose(loader::close);
      soundtrack = wantedSoundtrack == null ? null : new SoundtrackEncoder(muxer, wantedSoundtrack);
      if (soundtrack != null) {
        scope.onClose(soundtrack::close);
      }
      copier = copied == null ? null : new StreamCopier(muxer, copied, format.ptsUs(shiftTicks));
      if (copier != null) {
        scope.onClose(copier::close);
      }
      describe();
      muxer.start(format.timeBase().den());
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Opens {@code output} for frames of {@code source}.
   *
   * @param source the take's format; {@link VideoFormat#drawn} for drawn pictures
   * @param soundtrack the soundtrack, or null for none
   * @param copied the streams to copy from the take, or null for none
   * @throws RedubException OUTPUT_UNWRITABLE, ENCODER_UNAVAILABLE, OUTPUT_FAILED, or an error of
   *     the soundtrack
   */
  public static VideoWriter open(
      Path output,
      VideoFormat source,
      EncoderSettings settings,
      @Nullable Soundtrack soundtrack,
      @Nullable CopiedStreams copied) {
    return open(output, source, settings, new Extras(soundtrack, copied, null));
  }

  /**
   * Opens {@code output} for frames of {@code source}.
   *
   * @param extras the parts besides its frames; frames for which {@link #copies} is true are copied
   *     from the older output
   * @throws RedubException see the other {@code open}
   */
  public static VideoWriter open(
      Path output, VideoFormat source, EncoderSettings settings, Extras extras) {
    return new VideoWriter(output, source, settings, extras);
  }

  private static AtomicFile reserve(Path file) {
    try {
      return AtomicFile.create(file);
    } catch (OutputException e) {
      throw OutputFiles.error(e);
    }
  }

  private void noteChanges(int width, int height) {
    if (width != format.width() || height != format.height()) {
      notices.add(
          Notice.of(
              NoticeCode.ODD_SIZE_PADDED,
              "from_width",
              format.width(),
              "from_height",
              format.height(),
              "to_width",
              width,
              "to_height",
              height));
    }
    if (shiftTicks != 0) {
      notices.add(Notice.of(NoticeCode.CLOCK_SHIFTED, "start_s", format.ptsUs(shiftTicks) * 1e-6));
    }
  }

  private void describe() {
    AVStream stream = video.stream();
    Metadata.setOrientation(stream.codecpar(), format.orientation());
    Rational aspect = format.sampleAspect();
    stream.sample_aspect_ratio().num(aspect.num()).den(aspect.den());
    Rational rate = format.frameRate();
    if (rate.isKnown()) {
      stream.avg_frame_rate().num(rate.num()).den(rate.den());
    }
    if (copier != null) {
      Demuxer take = copier.take();
      Metadata.copy(take.context(), muxer.context(), format.ptsUs(shiftTicks));
      VideoStreams.best(take)
          .ifPresent(
              from -> {
                Metadata.copy(from, stream);
                Metadata.copyLight(from.codecpar(), stream.codecpar());
              });
    }
  }

  /** FFmpeg's name of the video encoder. */
  public String encoderName() {
    return video.encoderName();
  }

  /**
   * Writes {@code plate} at its time, which must be later than that of the last frame.
   *
   * @throws RedubException OUTPUT_FAILED, most often because the disk is full
   */
  public void write(Plate plate) {
    if (plate.width() != format.width() || plate.height() != format.height()) {
      throw new IllegalArgumentException(
          "the plate is %dx%d, the output %dx%d"
              .formatted(plate.width(), plate.height(), format.width(), format.height()));
    }
    write(loader.load(plate), plate.time());
  }

  /** Writes a native 4:2:0 frame of the output's size. */
  void write(AVFrame frame, FrameTime time) {
    checkRises(time);
    frame.pts(time.pts() - shiftTicks);
    frame.duration(time.durationTicks());
    frame.pict_type(AV_PICTURE_TYPE_NONE);
    encode(frame, time);
    writeOtherStreams(time);
  }

  /** Whether the frame must be passed to {@link #copy} instead of {@link #write(Plate)}. */
  public boolean copies(int frame) {
    return video.copies(frame);
  }

  /**
   * Copies the next frame from the older output.
   *
   * @param time its time in the take
   * @throws RedubException OUTPUT_FAILED, or INPUT_DAMAGED if the older output changed meanwhile
   */
  public void copy(FrameTime time) {
    checkRises(time);
    video.copy(
        new FrameTime(time.index(), time.pts() - shiftTicks, time.durationTicks(), time.ptsUs()));
    writeOtherStreams(time);
  }

  private void checkRises(FrameTime time) {
    if (frames == 0) {
      firstPts = time.pts();
    } else if (time.pts() <= last.pts()) {
      throw new IllegalArgumentException(
          "pts must rise: %d after %d".formatted(time.pts(), last.pts()));
    }
  }

  /** Writes sound and other streams up to the time of the video. */
  private void writeOtherStreams(FrameTime time) {
    frames++;
    last = time;
    if (soundtrack != null) {
      soundtrack.advance(firstPts - shiftTicks, time.pts() - firstPts, format.timeBase());
    }
    if (copier != null) {
      copier.advance(format.ptsUs(time.pts()));
    }
  }

  private void encode(AVFrame frame, FrameTime time) {
    try {
      video.encode(frame);
    } catch (RedubException e) {
      throw e.about(output.target()).at(format.ptsUs(time.pts()));
    }
  }

  /**
   * Writes the rest and gives the file its name. After that the writer can only be closed.
   *
   * @throws RedubException OUTPUT_FAILED; {@link #close} deletes the unfinished file
   */
  public WrittenMedia finish() {
    WrittenMedia written = complete();
    commit();
    return written;
  }

  /**
   * Writes the rest. After that the writer can only be committed or closed.
   *
   * @throws RedubException OUTPUT_FAILED; {@link #close} deletes the unfinished file
   */
  public WrittenMedia complete() {
    if (frames == 0) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED, "output '%s' has no frames".formatted(output.target()));
    }
    long end = last.pts() + last.durationTicks();
    video.finish();
    if (soundtrack != null) {
      soundtrack.finish(firstPts - shiftTicks, end - firstPts, format.timeBase());
      notices.addAll(soundtrack.notices());
    }
    if (copier != null) {
      copier.advance(format.ptsUs(end));
      notices.addAll(copier.notices());
    }
    muxer.finish();
    video.index().ifPresent(index -> index.append(output.temporary()));
    return new WrittenMedia(
        output.target(),
        frames,
        format.timeBase().toUs(end - firstPts),
        video.encoderName(),
        sizeBytes(),
        video.copied(),
        notices);
  }

  private long sizeBytes() {
    try {
      return Files.size(output.temporary());
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED, "output '%s' cannot be written".formatted(output.target()), e);
    }
  }

  /**
   * Gives the complete file its name.
   *
   * @throws RedubException OUTPUT_FAILED; {@link #close} deletes the file
   */
  public void commit() {
    try {
      output.commit();
    } catch (OutputException e) {
      throw OutputFiles.error(e);
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
