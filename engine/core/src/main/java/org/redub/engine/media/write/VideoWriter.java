package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.encode.EncoderInput;
import org.redub.engine.media.encode.EncoderTarget;
import org.redub.engine.media.encode.FrameLoader;
import org.redub.engine.media.encode.PictureCodec;
import org.redub.engine.media.encode.VideoEncoders;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.FieldOrder;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.HdrMetadata;
import org.redub.engine.media.file.Metadata;
import org.redub.engine.media.file.Muxer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.PixelLayout;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameSource;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.read.VideoStreams;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.engine.media.sound.SoundtrackEncoder;
import org.redub.files.AtomicFile;
import org.redub.files.OutputException;

/**
 * Writes a video with the format of the take: the same pts, pixel aspect ratio, orientation and
 * colour description, a soundtrack, and streams copied from the take. Confined to one thread at a
 * time; the caller closes it.
 *
 * <p>Odd sizes: some codecs require even sizes, so an odd last column or row is repeated once, with
 * a notice. Clock: pts are preserved as far as the container stores them, unless the take starts
 * before 0, or at one second or later, as transport streams do; then the output starts at 0.
 * Length: the soundtrack starts {@link Soundtrack#offsetUs} after the first frame and has exactly
 * the length of the video, cut or filled with silence.
 */
public final class VideoWriter implements TakeWriter {
  /** Players show nothing until the first pts; starts from this value on are moved to 0. */
  private static final long LATE_START_US = 1_000_000;

  private final NativeScope scope = new NativeScope();
  private final VideoFormat format;
  private final OutputFormat outputFormat;
  private final AtomicFile output;
  private final Muxer muxer;
  private final PictureTrack video;
  private final EncoderInput input;
  private final PtsCheck ptsCheck;
  private final @Nullable SoundtrackEncoder soundtrack;
  private final @Nullable StreamCopier copier;
  private final List<Notice> notices = new ArrayList<>();
  private final long shiftTicks;
  private long frames;
  private long firstPts;
  private FrameTime last = FrameTime.NONE;

  private VideoWriter(Path file, VideoFormat format, EncoderSettings settings, Extras extras) {
    CopiedStreams copied = extras.copied();
    this.format = format;
    outputFormat = extras.format();
    notices.addAll(outputFormat.notices());
    long startPts = format.timing().startPts();
    shiftTicks = startPts < 0 || format.ptsUs(startPts) >= LATE_START_US ? startPts : 0;
    try {
      output = reserve(file);
      scope.onClose(output::close);
      muxer = new Muxer(output.temporary(), file, outputFormat.container());
      scope.onClose(muxer::close);
      copier = copied == null ? null : new StreamCopier(muxer, copied, format.ptsUs(shiftTicks));
      if (copier != null) {
        scope.onClose(copier::close);
      }
      EncoderTarget target = target(format).withHdr(hdr());
      FrameLoader loader = new FrameLoader(format, turns(format), target.codec().evenSize());
      input = new EncoderInput(loader, target);
      scope.onClose(input::close);
      noteChanges(target);
      video = track(target, settings, extras);
      notices.addAll(video.notices());
      scope.onClose(video::close);
      soundtrack = openSoundtrack(extras.soundtrack());
      if (copier != null && copied != null) {
        copier.addStreams(copied.keepOriginalAudio());
      }
      describe(target);
      muxer.start(format.timeBase().den());
      ptsCheck = new PtsCheck(format.timeBase(), muxer.timeBaseOf(video.stream()));
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /** Quarter turns that plates need because the container cannot store how they are turned. */
  private int turns(VideoFormat take) {
    return outputFormat.container().holdsStreams() ? 0 : take.rotationQuarterTurns();
  }

  private EncoderTarget target(VideoFormat take) {
    AVCodecParameters parameters =
        copier == null
            ? null
            : VideoStreams.best(copier.take()).map(AVStream::codecpar).orElse(null);
    PictureCodec codec = outputFormat.picture();
    boolean swapped = turns(take) % 2 == 1;
    int width = swapped ? take.height() : take.width();
    int height = swapped ? take.width() : take.height();
    return new EncoderTarget(
        codec,
        codec.evenSize() ? FrameLoader.even(width) : width,
        codec.evenSize() ? FrameLoader.even(height) : height,
        take,
        parameters == null || !outputFormat.asTake()
            ? EncoderTarget.ANY_PROFILE
            : parameters.profile(),
        fieldOrder(parameters),
        0);
  }

  /** What the take says about its light; 8 bits are too few for high dynamic range. */
  private HdrMetadata hdr() {
    if (copier == null || format.layout().bits() == PixelLayout.YUV420.bits()) {
      return HdrMetadata.NONE;
    }
    try (FrameSource take = new FrameSource(copier.take().media())) {
      return take.hdr();
    }
  }

  /** Frames know the order of their fields better than containers do. */
  private FieldOrder fieldOrder(@Nullable AVCodecParameters parameters) {
    FieldOrder declared = FieldOrder.of(parameters);
    if (declared == FieldOrder.NONE || copier == null) {
      return declared;
    }
    try (VideoReader reader = VideoReader.open(copier.take().media())) {
      FieldOrder decoded = reader.fieldOrder();
      return decoded == FieldOrder.NONE ? declared : decoded;
    }
  }

  /** Copies what it can from the take if that is wanted; otherwise encodes everything. */
  private PictureTrack track(EncoderTarget target, EncoderSettings settings, Extras extras) {
    Unchanged unchanged = extras.unchanged();
    if (unchanged != null
        && copier != null
        && outputFormat.picture().decoderName().equals(format.codec())) {
      EncoderTarget beside = target.withParameterSet(SplicedPicture.OWN_PARAMETER_SET);
      Optional<SplicedPicture> spliced =
          TakePackets.find(copier.take().media(), unchanged)
              .flatMap(
                  take ->
                      SplicedPicture.open(
                          muxer,
                          () -> VideoEncoders.open(beside, settings),
                          take,
                          target.codec(),
                          take.firstPts(shiftTicks)));
      if (spliced.isPresent()) {
        return spliced.get();
      }
    }
    if (unchanged != null && unchanged.isMostOfTheTake()) {
      int frames = unchanged.frames().cardinality();
      notices.add(Notice.of(NoticeCode.UNCHANGED_ENCODED_AGAIN, "frames", frames));
    }
    return new PictureEncoder(
        muxer, () -> VideoEncoders.open(target, settings), segments(extras.segments()));
  }

  private @Nullable Segments segments(@Nullable Segments wanted) {
    if (wanted == null || outputFormat.keepsSegments()) {
      return wanted;
    }
    Path previous = wanted.previous();
    if (previous != null) {
      notices.add(
          Notice.of(
              NoticeCode.PREVIOUS_NOT_USED,
              "file",
              previous,
              "reason",
              "only H.264 in an MP4 or a QuickTime movie can be copied in parts"));
    }
    return null;
  }

  private @Nullable SoundtrackEncoder openSoundtrack(@Nullable Soundtrack wanted) {
    if (wanted == null) {
      return null;
    }
    if (!outputFormat.container().holdsStreams()) {
      notices.add(
          Notice.of(NoticeCode.SOUND_LEFT_OUT, "container", outputFormat.container().title()));
      return null;
    }
    SoundtrackEncoder encoder = new SoundtrackEncoder(muxer, wanted, outputFormat.sound());
    scope.onClose(encoder::close);
    return encoder;
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

  private void noteChanges(EncoderTarget target) {
    boolean swapped = turns(format) % 2 == 1;
    int width = swapped ? format.height() : format.width();
    int height = swapped ? format.width() : format.height();
    if (width != target.width() || height != target.height()) {
      notices.add(
          Notice.of(
              NoticeCode.ODD_SIZE_PADDED,
              "from_width",
              width,
              "from_height",
              height,
              "codec",
              target.codec().title(),
              "to_width",
              target.width(),
              "to_height",
              target.height()));
    }
    PixelLayout written = PixelLayout.of(target.pixelFormat());
    if (!written.keeps(format.layout()) && !format.still()) {
      notices.add(
          Notice.of(
              NoticeCode.PIXEL_FORMAT_REDUCED, "from", format.pixelFormat(), "to", written.name()));
    }
    if (!target.hdr().perFrame().isEmpty()) {
      notices.add(
          Notice.of(NoticeCode.HDR_DATA_LOST, "data", String.join(", ", target.hdr().perFrame())));
    }
    if (shiftTicks != 0) {
      notices.add(Notice.of(NoticeCode.CLOCK_SHIFTED, "start_s", format.ptsUs(shiftTicks) * 1e-6));
    }
    if (target.fields() != FieldOrder.NONE && !target.interlaced() && copier != null) {
      notices.add(Notice.of(NoticeCode.INTERLACED, "file", copier.take().file()));
    }
  }

  private void describe(EncoderTarget target) {
    AVStream stream = video.stream();
    if (target.codec() == PictureCodec.HEVC) {
      // Programs of Apple play HEVC only under this tag.
      muxer.tagAsHvc1(stream);
    }
    if (outputFormat.container().holdsStreams()) {
      Metadata.setOrientation(stream.codecpar(), format.orientation());
    }
    Rational aspect = format.sampleAspect();
    stream.sample_aspect_ratio().num(aspect.num()).den(aspect.den());
    Rational rate = format.frameRate();
    if (rate.isKnown()) {
      stream.avg_frame_rate().num(rate.num()).den(rate.den());
    }
    if (copier != null) {
      Demuxer take = copier.take();
      Metadata.copy(take.context(), muxer.context(), format.ptsUs(shiftTicks));
      muxer.chooseTagForm();
      VideoStreams.best(take).ifPresent(from -> describe(from, stream));
    }
  }

  private void describe(AVStream from, AVStream to) {
    switch (muxer.container()) {
      case MP4, MOV -> Metadata.copy(from, to);
      default -> Metadata.copyContent(from, to);
    }
    Metadata.copyLight(from.codecpar(), to.codecpar());
  }

  /** FFmpeg's name of the video encoder. */
  public String encoderName() {
    return video.encoderName();
  }

  @Override
  public void write(Plate plate) {
    if (plate.width() != format.width() || plate.height() != format.height()) {
      throw new IllegalArgumentException(
          "the plate is %dx%d, the output %dx%d"
              .formatted(plate.width(), plate.height(), format.width(), format.height()));
    }
    write(input.of(plate), plate.time());
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

  @Override
  public boolean copies(int frame) {
    return video.copies(frame);
  }

  @Override
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
    ptsCheck.add(time.pts() - shiftTicks);
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

  @Override
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
    ptsCheck.notice(outputFormat.container()).ifPresent(notices::add);
    if (copier != null) {
      notices.addAll(
          KeptCheck.notices(
              copier.take(), copier.outputs(), output.temporary(), outputFormat.container()));
    }
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

  @Override
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
