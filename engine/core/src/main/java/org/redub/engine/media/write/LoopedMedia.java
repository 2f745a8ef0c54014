package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.Muxer;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.read.VideoStreams;
import org.redub.engine.media.sound.AudioStreams;
import org.redub.files.AtomicFile;
import org.redub.files.OutputException;

/**
 * Repeats a clip, or the start of it, as an MP4 of a given length. Copies the packets of its video
 * and soundtrack with later times, without decoding them. Confined to one thread.
 *
 * <p>The video, or the soundtrack of a file without video, sets the length of a round. A soundtrack
 * next to a video is cut or padded with a gap at the end of each round, to half a packet. A
 * soundtrack that does not fit into an MP4 is left out.
 *
 * <p>The clip must start with a frame that needs no earlier one. The end is exact unless frames
 * before it need a later one; then those up to that one are included.
 */
public final class LoopedMedia {
  private final MediaFile file;
  private final Muxer muxer;
  private final long lengthUs;
  private final PacketTimes times;
  private final Track lead;
  private final @Nullable Track sound;
  private final long wanted;
  private long frames;
  private boolean complete;

  /** End of the soundtrack so far, in its ticks. */
  private long soundEnd = Long.MIN_VALUE;

  /** A stream and its copy. */
  private record Track(int index, Rational timeBase, AVRational ticks, AVStream output) {
    static Track of(AVStream stream, AVStream output) {
      int num = stream.time_base().num();
      int den = stream.time_base().den();
      AVRational ticks = new AVRational().num(num).den(den);
      return new Track(stream.index(), new Rational(num, den), ticks, output);
    }
  }

  private LoopedMedia(MediaFile file, Muxer muxer, long lengthUs) {
    this.file = file;
    this.muxer = muxer;
    this.lengthUs = lengthUs;
    try (Demuxer demuxer = Demuxer.open(file)) {
      AVStream video = VideoStreams.best(demuxer).orElse(null);
      AVStream audio = AudioStreams.best(demuxer).orElse(null);
      AVStream leading = video == null ? audio : video;
      if (leading == null || !fits(leading)) {
        throw notStorable(leading);
      }
      lead = add(leading);
      sound = video == null || audio == null || !fits(audio) ? null : add(audio);
      times = PacketTimes.read(demuxer, leading);
    }
    muxer.start(lead.timeBase().den());
    long ticks = lead.timeBase().fromUs(lengthUs);
    long rounds = ticks / times.loopTicks();
    wanted = Math.max(1, rounds * times.count() + times.startingWithin(ticks % times.loopTicks()));
  }

  /**
   * Writes {@code output}, whose video, or sound if there is none, has {@code lengthUs}
   * microseconds.
   *
   * @return number of packets of the video, or of the sound if there is none
   * @throws RedubException see {@link MediaFile#open} and {@link VideoWriter#open}; INPUT_DAMAGED
   *     if the clip cannot be repeated packet by packet; CANCELLED if the thread was interrupted
   */
  public static long write(Path clip, Path output, long lengthUs) {
    if (lengthUs <= 0) {
      throw new IllegalArgumentException(
          "the length must be above 0 us, got %d".formatted(lengthUs));
    }
    try (MediaFile file = MediaFile.open(clip);
        AtomicFile target = AtomicFile.create(output);
        Muxer muxer = new Muxer(target.temporary(), output)) {
      LoopedMedia loop = new LoopedMedia(file, muxer, lengthUs);
      for (int round = 0; !loop.complete; round++) {
        loop.copy(round);
      }
      muxer.finish();
      target.commit();
      return loop.frames;
    } catch (OutputException e) {
      throw OutputFiles.error(e);
    }
  }

  private boolean fits(AVStream stream) {
    return avformat_query_codec(muxer.context().oformat(), stream.codecpar().codec_id(), 0) == 1;
  }

  private RedubException notStorable(@Nullable AVStream stream) {
    String found =
        stream == null
            ? "nothing that can be decoded"
            : avcodec_get_name(stream.codecpar().codec_id()).getString();
    return new RedubException(
            ErrorCode.INPUT_NOT_MEDIA,
            "input file '%s' cannot be looped: it needs video or sound that an MP4 can hold, got %s"
                .formatted(file.path(), found))
        .about(file.path());
  }

  private Track add(AVStream stream) {
    AVStream output = muxer.newStream();
    avcodec_parameters_copy(output.codecpar(), stream.codecpar());
    output.codecpar().codec_tag(0);
    output.time_base(stream.time_base());
    output.avg_frame_rate(stream.avg_frame_rate());
    output.sample_aspect_ratio(stream.sample_aspect_ratio());
    output.disposition(stream.disposition());
    return Track.of(stream, output);
  }

  /** Copies the clip once more, up to the wanted number of frames. */
  private void copy(int round) {
    long shift = round * times.loopTicks();
    int packets = 0;
    int highest = -1;
    try (Demuxer demuxer = Demuxer.open(file)) {
      demuxer.readOnly(sound == null ? Set.of(lead.index()) : Set.of(lead.index(), sound.index()));
      AVPacket packet = demuxer.next();
      while (packet != null) {
        stopIfInterrupted();
        boolean hidden = PacketTimes.isHidden(packet);
        if (packet.stream_index() != lead.index() && !hidden) {
          copySound(packet, round);
        } else if (packet.stream_index() == lead.index() && !hidden && !complete) {
          packets++;
          highest = Math.max(highest, times.rank(packet.pts()));
          write(packet, lead, shift);
          frames++;
          // What has been decoded must be what is shown first, without a frame missing in between.
          complete = frames >= wanted && highest == packets - 1;
        }
        packet = demuxer.next();
      }
    }
    if (packets < times.count() && !complete) {
      throw new RedubException(
              ErrorCode.INPUT_DAMAGED,
              "input file '%s' had %d packets at first and %d when read again"
                  .formatted(file.path(), times.count(), packets))
          .about(file.path());
    }
    complete |= frames >= wanted;
  }

  private void copySound(AVPacket packet, int round) {
    if (sound == null || packet.stream_index() != sound.index() || packet.pts() == AV_NOPTS_VALUE) {
      return;
    }
    Rational timeBase = sound.timeBase();
    long shift = Rational.rescale(round * times.loopTicks(), lead.timeBase(), timeBase);
    long inRoundUs = timeBase.toUs(packet.pts()) - lead.timeBase().toUs(times.startPts());
    long at = packet.pts() + shift;
    boolean late =
        inRoundUs >= lead.timeBase().toUs(times.loopTicks())
            || inRoundUs + timeBase.toUs(shift) >= lengthUs;
    if (late || (soundEnd != Long.MIN_VALUE && at + packet.duration() / 2 < soundEnd)) {
      return;
    }
    soundEnd = at + Math.max(1, packet.duration());
    packet.dts(packet.pts());
    write(packet, sound, shift);
  }

  private void write(AVPacket packet, Track track, long shift) {
    packet.pts(packet.pts() + shift);
    packet.dts(packet.dts() + shift);
    muxer.write(packet, track.output(), track.ticks());
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new RedubException(ErrorCode.CANCELLED, "stopped");
    }
  }
}
