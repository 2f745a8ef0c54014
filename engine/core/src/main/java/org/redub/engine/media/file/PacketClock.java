package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_TS_DISCONT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Joins the parts of a file whose clock jumps, such as recordings that were appended to each other.
 * Confined to one thread.
 *
 * <p>A jump is a step back in the decoding times of a stream, or a step forward that no other
 * stream fills: of more than 10 s in formats whose clock may restart (transport and program
 * streams), of more than an hour in others. What follows is moved so that it continues the stream.
 * The first stream that jumps sets the distance for all others, which keeps them in sync.
 */
final class PacketClock {
  private static final long LONGEST_PAUSE_US = 3_600_000_000L;
  private static final long LONGEST_PAUSE_OF_BROADCAST_US = 10_000_000;

  /** Decoding times may step back by this much because of rounding. */
  private static final long STEP_BACK_US = 100_000;

  /** In files that store durations instead of times, a jump is the length of a packet. */
  private static final long LONGEST_PACKET_US = 10_000_000;

  /** Streams that jump by distances that differ by less jump together. */
  private static final long SAME_JUMP_US = 1_000_000;

  /** Formats that are read without an index, and so contain all streams at the same place. */
  private static final Set<String> INTERLEAVED = Set.of("flv", "matroska,webm");

  private static final long NONE = AV_NOPTS_VALUE;

  private final Rational[] timeBases;
  private final boolean[] counts;
  private final long longestPauseUs;
  private final boolean interleaved;

  /** The shifts after each jump; the first is that of the file's beginning. */
  private final List<Long> shiftsUs = new ArrayList<>(List.of(0L));

  /** Per stream the index of its current shift. */
  private final int[] part;

  private final long[] lastUs;
  private final long[] nextUs;
  private long latestUs = NONE;

  PacketClock(AVFormatContext context) {
    int streams = context.nb_streams();
    timeBases = new Rational[streams];
    counts = new boolean[streams];
    for (int i = 0; i < streams; i++) {
      AVStream stream = context.streams(i);
      timeBases[i] = new Rational(stream.time_base().num(), stream.time_base().den());
      int type = stream.codecpar().codec_type();
      counts[i] = type == AVMEDIA_TYPE_VIDEO || type == AVMEDIA_TYPE_AUDIO;
    }
    boolean restarts = (context.iformat().flags() & AVFMT_TS_DISCONT) != 0;
    longestPauseUs = restarts ? LONGEST_PAUSE_OF_BROADCAST_US : LONGEST_PAUSE_US;
    interleaved = restarts || INTERLEAVED.contains(context.iformat().name().getString());
    part = new int[streams];
    lastUs = new long[streams];
    nextUs = new long[streams];
    Arrays.fill(lastUs, NONE);
    Arrays.fill(nextUs, NONE);
  }

  /** Whether all streams have to be read so that they are moved by the same distance. */
  boolean needsAllStreams() {
    return interleaved;
  }

  /** Moves the times of the next packet of the file. */
  void place(AVPacket packet) {
    int stream = packet.stream_index();
    if (stream >= part.length) {
      return;
    }
    if (packet.dts() != AV_NOPTS_VALUE && counts[stream]) {
      follow(stream, timeBases[stream].toUs(packet.dts()), packet.duration());
    }
    long shiftUs = shiftsUs.get(counts[stream] ? part[stream] : shiftsUs.size() - 1);
    if (shiftUs != 0) {
      long shift = timeBases[stream].fromUs(shiftUs);
      packet.pts(moved(packet.pts(), shift));
      packet.dts(moved(packet.dts(), shift));
    }
  }

  private static long moved(long time, long shift) {
    return time == AV_NOPTS_VALUE ? time : time + shift;
  }

  private void follow(int stream, long fileUs, long durationTicks) {
    long us = fileUs + shiftsUs.get(part[stream]);
    if (jumps(stream, us)) {
      long expected = nextUs[stream] == NONE ? latestUs : nextUs[stream];
      startPart(stream, expected - fileUs);
      us = fileUs + shiftsUs.get(part[stream]);
    }
    lastUs[stream] = us;
    long lengthUs = timeBases[stream].toUs(Math.max(0, durationTicks));
    nextUs[stream] = us + (lengthUs > LONGEST_PACKET_US ? 0 : lengthUs);
    latestUs = Math.max(latestUs, us);
  }

  private boolean jumps(int stream, long us) {
    boolean back = lastUs[stream] != NONE && us + STEP_BACK_US < lastUs[stream];
    boolean forward = latestUs != NONE && us - latestUs > longestPauseUs;
    return back || forward;
  }

  private void startPart(int stream, long wantedUs) {
    int next = part[stream] + 1;
    while (next < shiftsUs.size() && Math.abs(shiftsUs.get(next) - wantedUs) > SAME_JUMP_US) {
      next++;
    }
    if (next == shiftsUs.size()) {
      shiftsUs.add(wantedUs);
    }
    part[stream] = next;
  }

  /** How often the clock jumped so far. */
  int jumps() {
    return shiftsUs.size() - 1;
  }
}
