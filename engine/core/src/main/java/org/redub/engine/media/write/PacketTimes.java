package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.Demuxer;

/**
 * The times of all packets of a stream, in ticks of its time base. Confined to one thread.
 *
 * <p>A round that starts {@link #loopTicks} after the last one continues it without a gap, and pts
 * and dts keep rising. Packets that an edit list hides are left out; a video must have none.
 */
final class PacketTimes {
  private static final int FIRST_CAPACITY = 1024;

  private final Path file;
  private long[] pts = new long[FIRST_CAPACITY];
  private int count;
  private long endPts = Long.MIN_VALUE;
  private long firstDts;
  private long lastDts;

  private PacketTimes(Path file) {
    this.file = file;
  }

  /**
   * Reads the packets of {@code stream} to the end of the file.
   *
   * @throws RedubException INPUT_DAMAGED if a packet has no time or a frame is hidden
   */
  static PacketTimes read(Demuxer demuxer, AVStream stream) {
    PacketTimes times = new PacketTimes(demuxer.file());
    AVPacket packet = demuxer.next();
    while (packet != null) {
      if (packet.stream_index() == stream.index()) {
        if (!isHidden(packet)) {
          times.add(packet);
        } else if (isVideo(stream)) {
          throw times.notRepeatable("an edit list hides frames that others may need");
        }
      }
      packet = demuxer.next();
    }
    if (times.count == 0) {
      throw times.notRepeatable("it contains no packets");
    }
    times.pts = Arrays.copyOf(times.pts, times.count);
    Arrays.sort(times.pts);
    return times;
  }

  /** Whether an edit list hides the packet, such as the priming samples of AAC. */
  static boolean isHidden(AVPacket packet) {
    return (packet.flags() & AV_PKT_FLAG_DISCARD) != 0;
  }

  private static boolean isVideo(AVStream stream) {
    return stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO;
  }

  private void add(AVPacket packet) {
    if (packet.pts() == AV_NOPTS_VALUE || packet.dts() == AV_NOPTS_VALUE) {
      throw notRepeatable("packet %d has no time stamp".formatted(count));
    }
    if (count == pts.length) {
      pts = Arrays.copyOf(pts, 2 * count);
    }
    if (count == 0) {
      firstDts = packet.dts();
    }
    pts[count++] = packet.pts();
    endPts = Math.max(endPts, packet.pts() + Math.max(1, packet.duration()));
    lastDts = packet.dts();
  }

  private RedubException notRepeatable(String why) {
    return new RedubException(
            ErrorCode.INPUT_DAMAGED,
            "input file '%s' cannot be looped without encoding it again: %s".formatted(file, why))
        .about(file);
  }

  /** The first pts. */
  long startPts() {
    return pts[0];
  }

  /** Number of packets. */
  int count() {
    return count;
  }

  /** Ticks from the first pts of one round to that of the next. */
  long loopTicks() {
    return Math.max(endPts - pts[0], lastDts - firstDts + 1);
  }

  /** How many frames start within the first {@code ticks} of a round. */
  int startingWithin(long ticks) {
    int at = Arrays.binarySearch(pts, pts[0] + ticks);
    return at >= 0 ? at : -at - 1;
  }

  /** The number of a frame in presentation order. */
  int rank(long packetPts) {
    return Arrays.binarySearch(pts, packetPts);
  }
}
