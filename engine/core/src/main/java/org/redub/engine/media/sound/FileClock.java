package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Set;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.PictureStream;

/**
 * The clock of a file, and when it starts to play on it: at its first picture; without video at 0
 * in formats whose clock starts there, and at its first sample in the others. Stateless.
 */
final class FileClock {
  private static final Set<String> FROM_ZERO =
      Set.of("matroska,webm", "mov,mp4,m4a,3gp,3g2,mj2", "ogg", "nut", "asf", "flv", "avi");

  /** Other formats that store times; those of the rest are estimated by FFmpeg. */
  private static final Set<String> TIMED =
      Set.of("mpegts", "mpeg", "mxf", "gxf", "rm", "wtv", "live_flv", "dv");

  /** Later sound was cut out of a longer recording without resetting its clock. */
  private static final long LATEST_START_US = 10_000_000;

  /** A longer distance between sound and picture is that of two clocks. */
  private static final long LONGEST_LEAD_US = 600_000_000;

  private FileClock() {}

  /** Whether the file says when a sound is heard. */
  static boolean isTimed(Demuxer demuxer) {
    return FROM_ZERO.contains(demuxer.formatName()) || TIMED.contains(demuxer.formatName());
  }

  /**
   * The time at which {@code demuxer}'s file starts to play.
   *
   * @param soundUs time of the first sample
   */
  static long startUs(Demuxer demuxer, long soundUs) {
    long pictureUs = PictureStream.startUs(demuxer);
    if (pictureUs != AV_NOPTS_VALUE) {
      return Math.abs(soundUs - pictureUs) <= LONGEST_LEAD_US ? pictureUs : soundUs;
    }
    boolean late = soundUs > LATEST_START_US || soundUs < 0;
    return FROM_ZERO.contains(demuxer.formatName()) && !late ? 0 : soundUs;
  }
}
