package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Comparator;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Finds the stream with the pictures of a file. Stateless. */
public final class PictureStream {
  private static final int COVER_DISPOSITIONS =
      AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS;

  private PictureStream() {}

  /**
   * The video stream to use: not cover art, one that can be decoded, preferably the default one,
   * otherwise the largest.
   */
  public static Optional<AVStream> best(Demuxer demuxer) {
    return demuxer
        .streams()
        .filter(PictureStream::isPicture)
        .filter(stream -> avcodec_find_decoder(stream.codecpar().codec_id()) != null)
        .max(
            Comparator.comparingInt((AVStream s) -> s.disposition() & AV_DISPOSITION_DEFAULT)
                .thenComparingLong(s -> (long) s.codecpar().width() * s.codecpar().height())
                .thenComparingInt(s -> -s.index()));
  }

  /** Whether a stream has pictures that are not a cover. */
  public static boolean isPicture(AVStream stream) {
    return stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO
        && (stream.disposition() & COVER_DISPOSITIONS) == 0;
  }

  /** Time of the first picture on the file's clock; AV_NOPTS_VALUE for a file without video. */
  public static long startUs(Demuxer demuxer) {
    return best(demuxer)
        .filter(stream -> stream.start_time() != AV_NOPTS_VALUE)
        .map(
            stream ->
                new Rational(stream.time_base().num(), stream.time_base().den())
                    .toUs(stream.start_time()))
        .orElse(AV_NOPTS_VALUE);
  }
}
