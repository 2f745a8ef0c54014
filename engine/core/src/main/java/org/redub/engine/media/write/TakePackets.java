package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.read.VideoStreams;

/**
 * The packets of a take in groups of pictures that can be decoded by themselves, and which of them
 * an output may copy. In H.264 a group begins with an IDR picture; with other codecs every frame is
 * a group. Confined to one thread; the owner closes it.
 */
final class TakePackets implements AutoCloseable {
  /** The largest delay that H.264 allows. */
  private static final int MAX_DELAY_FRAMES = 16;

  private final MediaFile file;
  private final int stream;
  private final boolean h264;
  private final boolean lengthPrefixed;
  private final byte[] header;
  private final List<Group> groups;
  private final BitSet copied = new BitSet();
  private long[] sortedPts = {};
  private int delayFrames;
  private Demuxer demuxer;
  private long bytes;

  /** Consecutive frames that need no others. */
  record Group(int firstFrame, int frames) {}

  /** A packet with the number of its frame in presentation order. */
  record Packet(byte[] content, boolean key, int frame) {}

  /** A packet of the first pass: hidden packets belong to a group that cannot be copied. */
  private record Seen(long pts, boolean startsGroup, boolean hidden) {}

  private TakePackets(MediaFile file, AVStream video, Demuxer open) {
    this.file = file;
    stream = video.index();
    h264 = video.codecpar().codec_id() == AV_CODEC_ID_H264;
    header = PictureEncoder.bytes(video.codecpar().extradata(), video.codecpar().extradata_size());
    lengthPrefixed = header.length > 0 && header[0] == 1;
    demuxer = open;
    groups = new ArrayList<>();
  }

  /**
   * Searches a take for frames that can be copied.
   *
   * @param unchanged the frames that the output leaves as they are
   * @return empty if there are none
   */
  static Optional<TakePackets> find(MediaFile file, Unchanged unchanged) {
    Demuxer demuxer = Demuxer.open(file);
    AVStream video = VideoStreams.best(demuxer).orElse(null);
    if (video == null) {
      demuxer.close();
      return Optional.empty();
    }
    demuxer.readOnly(Set.of(video.index()));
    TakePackets packets = new TakePackets(file, video, demuxer);
    try {
      boolean usable = packets.group(packets.readAll(), timeBase(video), unchanged);
      if (usable && !packets.copied.isEmpty()) {
        packets.rewind();
        return Optional.of(packets);
      }
    } catch (Throwable e) {
      packets.close();
      throw e;
    }
    packets.close();
    return Optional.empty();
  }

  private static Rational timeBase(AVStream video) {
    return new Rational(video.time_base().num(), video.time_base().den());
  }

  private List<Seen> readAll() {
    List<Seen> seen = new ArrayList<>();
    for (AVPacket packet = next(); packet != null; packet = next()) {
      boolean key = PictureEncoder.isKey(packet);
      boolean starts = key && (!h264 || NalUnits.hasIdr(content(packet)));
      seen.add(new Seen(packet.pts(), starts, PacketTimes.isHidden(packet)));
    }
    return seen;
  }

  private @Nullable AVPacket next() {
    if (Thread.currentThread().isInterrupted()) {
      throw new RedubException(ErrorCode.CANCELLED, "stopped").about(file.path());
    }
    AVPacket packet = demuxer.next();
    while (packet != null && packet.stream_index() != stream) {
      packet = demuxer.next();
    }
    return packet;
  }

  /** The content of a packet; that of H.264 with start codes. */
  private byte[] content(AVPacket packet) {
    byte[] stored = PictureEncoder.bytes(packet.data(), packet.size());
    if (!h264 || !lengthPrefixed) {
      return stored;
    }
    byte[] annexB = NalUnits.annexB(stored);
    return annexB == null ? new byte[0] : annexB;
  }

  /** Divides the frames into groups; false if packets and frames do not correspond. */
  private boolean group(List<Seen> seen, Rational timeBase, Unchanged unchanged) {
    sortedPts =
        seen.stream().filter(packet -> !packet.hidden).mapToLong(Seen::pts).sorted().toArray();
    if (!correspond(timeBase, unchanged.ptsUs()) || (h264 && !hasFourByteLengths())) {
      return false;
    }
    int start = 0;
    for (int i = 1; i <= seen.size(); i++) {
      if (i == seen.size() || seen.get(i).startsGroup) {
        addGroup(seen.subList(start, i), unchanged);
        start = i;
      }
    }
    return true;
  }

  private boolean hasFourByteLengths() {
    return !lengthPrefixed || !NalUnits.storedParameterSets(header).isEmpty();
  }

  private boolean correspond(Rational timeBase, long[] ptsUs) {
    if (sortedPts.length != ptsUs.length) {
      return false;
    }
    for (int i = 0; i < ptsUs.length; i++) {
      boolean known = sortedPts[i] != AV_NOPTS_VALUE;
      boolean rises = i == 0 || sortedPts[i] > sortedPts[i - 1];
      if (!known || !rises || timeBase.toUs(sortedPts[i]) != ptsUs[i]) {
        return false;
      }
    }
    return true;
  }

  private void addGroup(List<Seen> packets, Unchanged unchanged) {
    if (packets.stream().anyMatch(Seen::hidden) || !packets.get(0).startsGroup) {
      return;
    }
    int[] frames = packets.stream().mapToInt(packet -> frameAt(packet.pts)).toArray();
    int first = Arrays.stream(frames).min().orElseThrow();
    int last = Arrays.stream(frames).max().orElseThrow();
    if (last - first + 1 != frames.length || !unchanged.all(first, last + 1)) {
      return;
    }
    for (int i = 0; i < frames.length; i++) {
      delayFrames = Math.max(delayFrames, i - (frames[i] - first));
    }
    groups.add(new Group(first, frames.length));
    copied.set(first, last + 1);
  }

  private int frameAt(long pts) {
    return Arrays.binarySearch(sortedPts, pts);
  }

  private void rewind() {
    demuxer.close();
    demuxer = Demuxer.open(file);
    demuxer.readOnly(Set.of(stream));
  }

  /** The frames that are copied. */
  BitSet frames() {
    return copied;
  }

  /** The group that a frame begins. */
  Group groupAt(int frame) {
    for (Group group : groups) {
      if (group.firstFrame == frame) {
        return group;
      }
    }
    throw new IllegalStateException("no group begins with frame " + frame);
  }

  /** Largest number of frames that are decoded before one that is shown before them. */
  int delayFrames() {
    return delayFrames;
  }

  /** Pts of the first frames, {@code shiftTicks} earlier. */
  List<Long> firstPts(long shiftTicks) {
    return Arrays.stream(sortedPts)
        .limit(MAX_DELAY_FRAMES + 1)
        .map(pts -> pts - shiftTicks)
        .boxed()
        .toList();
  }

  /** Parameter sets of H.264 with start codes, or the header as it is stored. */
  byte[] header() {
    if (!h264 || !lengthPrefixed) {
      return header;
    }
    return NalUnits.withStartCodes(NalUnits.storedParameterSets(header));
  }

  /** Bytes that were read for copying. */
  long bytes() {
    return bytes;
  }

  /** The packets of a group in decode order. Groups are read in order; some may be left out. */
  List<Packet> read(Group group) {
    List<Packet> packets = new ArrayList<>();
    Packet packet = nextContent();
    while (packet != null && packets.size() < group.frames) {
      if (packet.frame >= group.firstFrame && packet.frame < group.firstFrame + group.frames) {
        packets.add(packet);
        bytes += packet.content.length;
      }
      packet = packets.size() == group.frames ? null : nextContent();
    }
    if (packets.size() != group.frames) {
      throw new RedubException(
              ErrorCode.INPUT_DAMAGED,
              "'%s' changed while its packets were copied".formatted(file.path()))
          .about(file.path());
    }
    return packets;
  }

  private @Nullable Packet nextContent() {
    AVPacket packet = next();
    return packet == null
        ? null
        : new Packet(content(packet), PictureEncoder.isKey(packet), frameAt(packet.pts()));
  }

  @Override
  public void close() {
    demuxer.close();
  }
}
