package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_version;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Muxer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.TrackEncoder;

/**
 * Encodes video in segments, each by an encoder of its own with the same settings, so that the bits
 * of a segment depend only on its own frames. Segments of an older output with the same inputs are
 * copied packet by packet. Confined to one thread; the caller closes it.
 */
final class PictureEncoder implements PictureTrack {
  /** Encoders that are deterministic. */
  private static final Set<String> DETERMINISTIC = Set.of("libx264", "libopenh264");

  private final NativeScope scope = new NativeScope();
  private final Muxer muxer;
  private final AVRational timeBase = new AVRational();
  private final Supplier<AVCodecContext> encoders;
  private final @Nullable Segments segments;
  private final String encoderName;
  private final AVStream stream;
  private final byte[] header;
  private final DecodeClock clock;
  private final SegmentDigest digest = new SegmentDigest();
  private final List<SegmentIndex.Entry> written = new ArrayList<>();
  private final List<FrameTime> copiedTimes = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final @Nullable PreviousPicture previous;
  private @Nullable TrackEncoder encoder;
  private int segmentFrames;

  /**
   * Opens the first encoder and adds a stream for it.
   *
   * @param encoders opens an encoder with the same settings every time
   * @param wanted the segments; null for a single one
   */
  PictureEncoder(Muxer muxer, Supplier<AVCodecContext> encoders, @Nullable Segments wanted) {
    this.muxer = muxer;
    this.encoders = encoders;
    try {
      scope.onClose(this::closeEncoder);
      TrackEncoder first = new TrackEncoder(muxer, encoders.get(), null, this::record);
      encoder = first;
      stream = first.stream();
      encoderName = first.encoderName();
      header = headerOf(first.codec());
      timeBase.num(first.codec().time_base().num()).den(first.codec().time_base().den());
      clock = new DecodeClock(first.codec().has_b_frames());
      segments = wanted != null && canContinueStream() ? wanted : null;
      previous =
          wanted == null || wanted.previous() == null
              ? null
              : openPrevious(wanted, wanted.previous());
      if (previous != null) {
        scope.onClose(previous::close);
      }
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /** Whether another encoder can continue the stream, since the file has only one header. */
  private boolean canContinueStream() {
    if (!DETERMINISTIC.contains(encoderName)) {
      return false;
    }
    AVCodecContext another = encoders.get();
    try {
      return Arrays.equals(headerOf(another), header);
    } finally {
      avcodec_free_context(another);
    }
  }

  private static byte[] headerOf(AVCodecContext codec) {
    return bytes(codec.extradata(), codec.extradata_size());
  }

  static byte[] bytes(@Nullable BytePointer pointer, int size) {
    byte[] bytes = new byte[pointer == null ? 0 : size];
    if (pointer != null) {
      pointer.get(bytes);
    }
    return bytes;
  }

  private @Nullable PreviousPicture openPrevious(Segments wanted, Path older) {
    if (segments == null) {
      notices.add(
          Notice.of(
              NoticeCode.PREVIOUS_NOT_USED,
              "file",
              older,
              "reason",
              encoderName + " cannot continue its own stream"));
      return null;
    }
    List<SegmentIndex.Entry> now = new ArrayList<>();
    for (int i = 0; i < wanted.inputs().size(); i++) {
      now.add(new SegmentIndex.Entry(wanted.framesOf(i), inputs(wanted, i), ""));
    }
    PreviousPicture.Found found = PreviousPicture.find(older, now, NalUnits.parameterSets(header));
    notices.addAll(found.notices());
    return found.picture();
  }

  /**
   * SHA-256 of everything that determines the bits of a segment: the inputs of its pixels and the
   * encoder.
   */
  private String inputs(Segments all, int segment) {
    MessageDigest sha = SegmentDigest.sha256();
    String encoderText =
        "%s|%s|%s|ffmpeg %s|avcodec %d|%s"
            .formatted(
                all.inputs().get(segment),
                encoderName,
                HexFormat.of().formatHex(header),
                av_version_info().getString(),
                avcodec_version(),
                System.getProperty("os.arch"));
    return HexFormat.of().formatHex(sha.digest(encoderText.getBytes(StandardCharsets.UTF_8)));
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
    return List.copyOf(notices);
  }

  @Override
  public boolean copies(int frame) {
    return previous != null && previous.segments().get(frame / Segments.FRAMES_EACH);
  }

  @Override
  public List<FrameRange> copied() {
    if (previous == null || segments == null) {
      return List.of();
    }
    BitSet segmentsToCopy = previous.segments();
    List<FrameRange> ranges = new ArrayList<>();
    for (int i = segmentsToCopy.nextSetBit(0);
        i >= 0;
        i = segmentsToCopy.nextSetBit(segmentsToCopy.nextClearBit(i))) {
      int first = i * Segments.FRAMES_EACH;
      int end = Math.min(segments.frames(), segmentsToCopy.nextClearBit(i) * Segments.FRAMES_EACH);
      ranges.add(new FrameRange(first, end - first));
    }
    return ranges;
  }

  @Override
  public void encode(AVFrame frame) {
    if (encoder == null) {
      encoder = new TrackEncoder(muxer, encoders.get(), stream, this::record);
    }
    if (segments != null) {
      clock.shown(frame.pts());
    }
    encoder.encode(frame);
    segmentFrames++;
    if (segments != null && segmentFrames == segments.framesOf(written.size())) {
      endSegment(segments);
    }
  }

  /** Adds a packet to the digest of its segment and sets its dts. */
  private void record(AVPacket packet) {
    if (segments != null) {
      byte[] stored = NalUnits.lengthPrefixed(bytes(packet.data(), packet.size()));
      digest.add(packet.pts(), isKey(packet), stored);
      packet.dts(clock.next());
    }
  }

  static boolean isKey(AVPacket packet) {
    return (packet.flags() & AV_PKT_FLAG_KEY) != 0;
  }

  private void endSegment(Segments all) {
    if (encoder != null) {
      encoder.encode(null);
      closeEncoder();
    }
    if (digest.packets() != segmentFrames) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED,
          "a segment of %d frames became %d packets of %s"
              .formatted(segmentFrames, digest.packets(), encoderName));
    }
    int segment = written.size();
    written.add(new SegmentIndex.Entry(segmentFrames, inputs(all, segment), digest.finish()));
    segmentFrames = 0;
  }

  /** Copies the next frame from the older output. */
  @Override
  public void copy(FrameTime time) {
    if (previous == null || segments == null) {
      throw new IllegalStateException("there is no older output to copy from");
    }
    closeEncoder();
    copiedTimes.add(time);
    clock.shown(time.pts());
    int segment = written.size();
    if (copiedTimes.size() == segments.framesOf(segment)) {
      List<PreviousPicture.Packet> packets = previous.read(segment);
      packets.forEach(packet -> write(packet));
      segmentFrames = packets.size();
      copiedTimes.clear();
      endSegment(segments);
    }
  }

  private void write(PreviousPicture.Packet packet) {
    FrameTime time = copiedTimes.get(packet.rank());
    try (NativeScope packetScope = new NativeScope()) {
      AVPacket copy = packetScope.own(av_packet_alloc(), p -> av_packet_free(p));
      if (av_new_packet(copy, packet.annexB().length) < 0) {
        throw new RedubException(ErrorCode.INTERNAL, "no memory for a packet");
      }
      copy.data().put(packet.annexB());
      copy.flags(packet.key() ? AV_PKT_FLAG_KEY : 0);
      copy.pts(time.pts()).duration(time.durationTicks());
      record(copy);
      muxer.write(copy, stream, timeBase);
    }
  }

  @Override
  public void finish() {
    if (encoder != null && (segments == null || segmentFrames > 0)) {
      encoder.encode(null);
    }
  }

  @Override
  public Optional<SegmentIndex> index() {
    return segments == null || written.size() != segments.inputs().size()
        ? Optional.empty()
        : Optional.of(SegmentIndex.of(written));
  }

  private void closeEncoder() {
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
