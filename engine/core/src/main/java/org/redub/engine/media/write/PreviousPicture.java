package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.read.VideoStreams;

/**
 * The segments of an older output that a new output can copy. Packets are verified by their SHA-256
 * when segments are chosen, and again when they are copied. Confined to one thread; the caller
 * closes it.
 */
final class PreviousPicture implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final MediaFile file;
  private final List<SegmentIndex.Entry> index;
  private final BitSet usable = new BitSet();
  private Demuxer demuxer;
  private int stream;
  private int nextSegment;

  /**
   * The result of a search for segments.
   *
   * @param picture null if nothing can be copied
   * @param notices a notice in that case, or if the file is damaged
   */
  record Found(@Nullable PreviousPicture picture, List<Notice> notices) {}

  /**
   * A packet.
   *
   * @param annexB its content with start codes
   * @param rank index of its frame within the segment, in presentation order
   */
  record Packet(byte[] annexB, boolean key, int rank) {}

  /** Nothing can be copied; the message states the reason. */
  private static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String why) {
      super(why);
    }
  }

  private PreviousPicture(Path path, List<ByteBuffer> parameterSets) throws UnusableException {
    try {
      file = MediaFile.open(path);
      scope.onClose(file::close);
      Optional<SegmentIndex> found = SegmentIndex.read(file);
      index =
          found.orElseThrow(() -> new UnusableException("it has no index of segments")).segments();
      demuxer = Demuxer.open(file);
      scope.onClose(() -> demuxer.close());
      stream = checkedStream(parameterSets);
    } catch (RedubException e) {
      scope.close();
      throw new UnusableException(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Searches for segments that can be copied.
   *
   * @param wanted segments of the new output, without the SHA-256 of their packets
   * @param parameterSets parameter sets of the new output
   * @throws RedubException CANCELLED if the thread is interrupted
   */
  static Found find(Path path, List<SegmentIndex.Entry> wanted, List<ByteBuffer> parameterSets) {
    try {
      PreviousPicture picture = new PreviousPicture(path, parameterSets);
      try {
        return picture.compared(wanted);
      } catch (Throwable e) {
        picture.close();
        throw e;
      }
    } catch (UnusableException e) {
      return nothing(path, String.valueOf(e.getMessage()));
    } catch (RedubException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      return nothing(path, String.valueOf(e.getMessage()));
    }
  }

  private static Found nothing(Path path, String why) {
    return new Found(
        null, List.of(Notice.of(NoticeCode.PREVIOUS_NOT_USED, "file", path, "reason", why)));
  }

  private int checkedStream(List<ByteBuffer> parameterSets) throws UnusableException {
    AVStream picture =
        VideoStreams.best(demuxer).orElseThrow(() -> new UnusableException("it has no video"));
    byte[] avcC =
        PictureEncoder.bytes(picture.codecpar().extradata(), picture.codecpar().extradata_size());
    if (picture.codecpar().codec_id() != AV_CODEC_ID_H264
        || parameterSets.isEmpty()
        || !NalUnits.storedParameterSets(avcC).equals(parameterSets)) {
      throw new UnusableException("its video was encoded with other settings");
    }
    demuxer.readOnly(Set.of(picture.index()));
    return picture.index();
  }

  private Found compared(List<SegmentIndex.Entry> wanted) throws UnusableException {
    BitSet same = new BitSet();
    for (int i = 0; i < Math.min(index.size(), wanted.size()); i++) {
      SegmentIndex.Entry old = index.get(i);
      same.set(
          i, old.frames() == wanted.get(i).frames() && old.inputs().equals(wanted.get(i).inputs()));
    }
    if (same.isEmpty()) {
      throw new UnusableException(
          "the take, the settings, the version of Redub or all mouths differ");
    }
    for (int i = 0; i < same.length(); i++) {
      List<Packet> packets = readNext(i);
      usable.set(i, same.get(i) && packets != null);
    }
    if (usable.isEmpty()) {
      throw new UnusableException("it is damaged");
    }
    List<Notice> notices = new ArrayList<>();
    if (!usable.equals(same)) {
      notices.add(
          Notice.of(
              NoticeCode.PREVIOUS_DAMAGED,
              "file",
              file.path(),
              "segments",
              same.cardinality() - usable.cardinality()));
    }
    rewind();
    return new Found(this, notices);
  }

  private void rewind() {
    demuxer.close();
    demuxer = Demuxer.open(file);
    demuxer.readOnly(Set.of(stream));
  }

  /** The segments that can be copied. */
  BitSet segments() {
    return usable;
  }

  /** Reads the packets of a segment. Segments must be read in order; some may be left out. */
  List<Packet> read(int segment) {
    List<Packet> packets = null;
    while (nextSegment <= segment) {
      packets = readNext(nextSegment++);
    }
    if (packets == null) {
      throw new RedubException(
          ErrorCode.INPUT_DAMAGED,
          "'%s' changed while its segments were copied".formatted(file.path()));
    }
    return packets;
  }

  /** Reads the packets of the next segment in the file; null if they differ from its index. */
  private @Nullable List<Packet> readNext(int segment) {
    SegmentIndex.Entry entry = index.get(segment);
    List<Long> pts = new ArrayList<>();
    List<Boolean> keys = new ArrayList<>();
    List<byte[]> contents = new ArrayList<>();
    SegmentDigest digest = new SegmentDigest();
    boolean whole = true;
    for (int i = 0; i < entry.frames(); i++) {
      AVPacket packet = nextPacket();
      if (packet == null) {
        return null;
      }
      byte[] stored = PictureEncoder.bytes(packet.data(), packet.size());
      digest.add(packet.pts(), PictureEncoder.isKey(packet), stored);
      byte[] annexB = NalUnits.annexB(stored);
      whole &= annexB != null;
      pts.add(packet.pts());
      keys.add(PictureEncoder.isKey(packet));
      contents.add(annexB == null ? stored : annexB);
    }
    if (!whole || !digest.finish().equals(entry.packets())) {
      return null;
    }
    int[] ranks = SegmentDigest.ranks(pts);
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < ranks.length; i++) {
      packets.add(new Packet(contents.get(i), keys.get(i), ranks[i]));
    }
    return packets;
  }

  private @Nullable AVPacket nextPacket() {
    if (Thread.currentThread().isInterrupted()) {
      throw new RedubException(ErrorCode.CANCELLED, "stopped").about(file.path());
    }
    AVPacket packet = demuxer.next();
    while (packet != null && packet.stream_index() != stream) {
      packet = demuxer.next();
    }
    return packet;
  }

  @Override
  public void close() {
    scope.close();
  }
}
