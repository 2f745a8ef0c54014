package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.encode.PictureCodec;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Metadata;
import org.redub.engine.media.file.Muxer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.TrackEncoder;

/**
 * A video stream that copies groups of pictures of the take packet by packet and encodes the frames
 * between them, each run by an encoder of its own. In H.264 the encoders number their parameter
 * sets otherwise than the take, and the stream's header has both. Confined to one thread; the owner
 * closes it.
 */
final class SplicedPicture implements PictureTrack {
  /** Number of the parameter sets of our own encoders: the highest that H.264 allows. */
  static final int OWN_PARAMETER_SET = 31;

  private final NativeScope scope = new NativeScope();
  private final Muxer muxer;
  private final Supplier<AVCodecContext> encoders;
  private final TakePackets take;
  private final AVRational timeBase = new AVRational();
  private final AVStream stream;
  private final String encoderName;
  private final DecodeClock clock;
  private final List<FrameTime> copiedTimes = new ArrayList<>();
  private TakePackets.@Nullable Group group;
  private @Nullable TrackEncoder encoder;
  private boolean encoderUsed;
  private int frame;

  private SplicedPicture(
      Muxer muxer, Supplier<AVCodecContext> encoders, TakePackets take, List<Long> firstPts) {
    this.muxer = muxer;
    this.encoders = encoders;
    this.take = take;
    scope.onClose(take::close);
    try {
      scope.onClose(this::closeEncoder);
      TrackEncoder first = new TrackEncoder(muxer, encoders.get(), null, this::setDts);
      encoder = first;
      stream = first.stream();
      encoderName = first.encoderName();
      timeBase.num(first.codec().time_base().num()).den(first.codec().time_base().den());
      int delay = Math.max(first.codec().has_b_frames(), take.delayFrames());
      clock = new DecodeClock(delay, firstPts.subList(0, Math.min(firstPts.size(), delay + 1)));
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Opens the stream if packets of the take and of the encoder can follow each other.
   *
   * @param take closed with the stream, or if the result is empty
   * @param firstPts pts of the first frames in the output
   */
  static Optional<SplicedPicture> open(
      Muxer muxer,
      Supplier<AVCodecContext> encoders,
      TakePackets take,
      PictureCodec codec,
      List<Long> firstPts) {
    if (!fits(codec, encoders, take)) {
      take.close();
      return Optional.empty();
    }
    SplicedPicture picture = new SplicedPicture(muxer, encoders, take, firstPts);
    if (codec == PictureCodec.H264) {
      picture.addParameterSets();
    }
    return Optional.of(picture);
  }

  private static boolean fits(
      PictureCodec codec, Supplier<AVCodecContext> encoders, TakePackets take) {
    AVCodecContext trial = encoders.get();
    try {
      byte[] own = PictureEncoder.bytes(trial.extradata(), trial.extradata_size());
      return switch (codec) {
        case H264 ->
            trial.codec().name().getString().equals("libx264")
                && NalUnits.canJoin(NalUnits.parameterSets(take.header()), OWN_PARAMETER_SET);
        case FFV1 -> Arrays.equals(own, take.header());
        case PRORES, PRORES_4444, DNXHR, MJPEG -> true;
        default -> false;
      };
    } finally {
      avcodec_free_context(trial);
    }
  }

  private void addParameterSets() {
    byte[] own =
        PictureEncoder.bytes(stream.codecpar().extradata(), stream.codecpar().extradata_size());
    byte[] theirs = take.header();
    byte[] both = Arrays.copyOf(theirs, theirs.length + own.length);
    System.arraycopy(own, 0, both, theirs.length, own.length);
    try (BytePointer content = new BytePointer(both)) {
      Metadata.setExtraData(stream.codecpar(), content, both.length);
    }
  }

  @Override
  public AVStream stream() {
    return stream;
  }

  @Override
  public String encoderName() {
    return encoderName;
  }

  @Override
  public List<Notice> notices() {
    return List.of();
  }

  @Override
  public boolean copies(int number) {
    return take.frames().get(number);
  }

  @Override
  public List<FrameRange> copied() {
    List<FrameRange> ranges = new ArrayList<>();
    BitSet frames = take.frames();
    for (int i = frames.nextSetBit(0); i >= 0; i = frames.nextSetBit(frames.nextClearBit(i))) {
      ranges.add(new FrameRange(i, frames.nextClearBit(i) - i));
    }
    return ranges;
  }

  private void setDts(AVPacket packet) {
    packet.dts(clock.next());
  }

  @Override
  public void encode(AVFrame picture) {
    TrackEncoder running = encoder;
    if (running == null) {
      running = new TrackEncoder(muxer, encoders.get(), stream, this::setDts);
      encoder = running;
    }
    clock.shown(picture.pts());
    running.encode(picture);
    encoderUsed = true;
    frame++;
  }

  @Override
  public void copy(FrameTime time) {
    TakePackets.Group current = group == null ? take.groupAt(frame) : group;
    group = current;
    endEncoder();
    copiedTimes.add(time);
    clock.shown(time.pts());
    frame++;
    if (copiedTimes.size() == current.frames()) {
      for (TakePackets.Packet packet : take.read(current)) {
        write(packet, copiedTimes.get(packet.frame() - current.firstFrame()));
      }
      copiedTimes.clear();
      group = null;
    }
  }

  private void write(TakePackets.Packet packet, FrameTime time) {
    try (NativeScope packetScope = new NativeScope()) {
      AVPacket copy = packetScope.own(av_packet_alloc(), p -> av_packet_free(p));
      if (av_new_packet(copy, packet.content().length) < 0) {
        throw new RedubException(ErrorCode.INTERNAL, "no memory for a packet");
      }
      copy.data().put(packet.content());
      copy.flags(packet.key() ? AV_PKT_FLAG_KEY : 0);
      copy.pts(time.pts()).duration(time.durationTicks());
      setDts(copy);
      muxer.write(copy, stream, timeBase);
    }
  }

  /** Flushes the encoder if it has been used; an unused one waits for its first frame. */
  private void endEncoder() {
    if (encoder != null && encoderUsed) {
      encoder.encode(null);
      closeEncoder();
    }
  }

  @Override
  public void finish() {
    endEncoder();
  }

  @Override
  public Optional<SegmentIndex> index() {
    return Optional.empty();
  }

  private void closeEncoder() {
    if (encoder != null) {
      encoder.close();
      encoder = null;
      encoderUsed = false;
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
