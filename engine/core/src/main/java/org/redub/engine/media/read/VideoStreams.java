package org.redub.engine.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_STILL_IMAGE;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;

import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.Orientation;
import org.redub.engine.media.file.PictureStream;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.file.VideoTiming;

/** Finds the video stream of a file and reads its format from the container. Stateless. */
public final class VideoStreams {
  private static final Set<String> PICTURE_CODECS =
      Set.of("png", "apng", "mjpeg", "webp", "gif", "bmp", "tiff", "jpegxl", "jpeg2000");

  /** Brands of HEIF files that contain pictures, not sequences. */
  private static final Set<String> STILL_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "mif1", "mif2", "avif", "miaf", "jpeg", "avci");

  private static final double MAX_PLAUSIBLE_RATE = 1000;

  private VideoStreams() {}

  /**
   * The video stream to use: not cover art, one that can be decoded, preferably the default one,
   * otherwise the largest.
   */
  public static Optional<AVStream> best(Demuxer demuxer) {
    return PictureStream.best(demuxer);
  }

  static boolean isVideo(AVStream stream) {
    return PictureStream.isPicture(stream);
  }

  /** The format of a video stream according to its container. */
  public static VideoFormat format(Demuxer demuxer, AVStream stream) {
    return describe(demuxer, stream);
  }

  static VideoFormat describe(Demuxer demuxer, AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    Rational timeBase = new Rational(stream.time_base().num(), stream.time_base().den());
    Rational frameRate = frameRate(demuxer, stream);
    return new VideoFormat(
        avcodec_get_name(parameters.codec_id()).getString(),
        pixelFormatName(parameters.format()),
        parameters.width(),
        parameters.height(),
        timeBase,
        frameRate,
        sampleAspect(stream),
        orientation(parameters),
        colour(parameters),
        timing(demuxer, stream, timeBase, frameRate),
        isStill(demuxer, stream));
  }

  /** The container's format, corrected by the first frame. */
  static VideoFormat refine(VideoFormat byContainer, AVFrame first) {
    Rational aspect =
        Rational.orUnknown(first.sample_aspect_ratio().num(), first.sample_aspect_ratio().den());
    return new VideoFormat(
        byContainer.codec(),
        pixelFormatName(first.format()),
        first.width(),
        first.height(),
        byContainer.timeBase(),
        byContainer.frameRate(),
        byContainer.sampleAspect().isKnown() ? byContainer.sampleAspect() : aspect,
        byContainer.orientation().displayMatrix().isEmpty()
            ? Orientation.ofFrame(first)
            : byContainer.orientation(),
        FrameConverter.colourOf(first, byContainer.colour()),
        byContainer.timing(),
        byContainer.still());
  }

  static String pixelFormatName(int format) {
    BytePointer name = av_get_pix_fmt_name(format);
    return name == null ? "unknown" : name.getString();
  }

  private static Rational frameRate(Demuxer demuxer, AVStream stream) {
    Rational average =
        Rational.orUnknown(stream.avg_frame_rate().num(), stream.avg_frame_rate().den());
    if (average.isKnown() && average.toDouble() <= MAX_PLAUSIBLE_RATE) {
      return average;
    }
    try (AVRational guess = av_guess_frame_rate(demuxer.context(), stream, null)) {
      Rational rate = Rational.orUnknown(guess.num(), guess.den());
      return rate.toDouble() <= MAX_PLAUSIBLE_RATE ? rate : Rational.UNKNOWN;
    }
  }

  private static Rational sampleAspect(AVStream stream) {
    AVRational ofStream = stream.sample_aspect_ratio();
    AVRational ofCodec = stream.codecpar().sample_aspect_ratio();
    Rational aspect = Rational.orUnknown(ofStream.num(), ofStream.den());
    return aspect.isKnown() ? aspect : Rational.orUnknown(ofCodec.num(), ofCodec.den());
  }

  private static Orientation orientation(AVCodecParameters parameters) {
    AVPacketSideData all = parameters.coded_side_data();
    if (all == null || parameters.nb_coded_side_data() == 0) {
      return Orientation.UPRIGHT;
    }
    AVPacketSideData found =
        av_packet_side_data_get(all, parameters.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
    return found == null ? Orientation.UPRIGHT : Orientation.ofMatrixAt(found.data(), found.size());
  }

  static ColourTags colour(AVCodecParameters parameters) {
    return new ColourTags(
        parameters.color_space(),
        parameters.color_range(),
        parameters.color_primaries(),
        parameters.color_trc(),
        parameters.chroma_location());
  }

  private static VideoTiming timing(
      Demuxer demuxer, AVStream stream, Rational timeBase, Rational frameRate) {
    long start = stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
    long durationUs = 0;
    if (stream.duration() > 0) {
      durationUs = timeBase.toUs(stream.duration());
    } else if (demuxer.context().duration() > 0) {
      durationUs = demuxer.context().duration();
    }
    long frames = stream.nb_frames();
    if (frames <= 0 && frameRate.isKnown()) {
      frames = Math.round(durationUs * 1e-6 * frameRate.toDouble());
    }
    return new VideoTiming(start, durationUs, Math.max(0, frames));
  }

  private static boolean isStill(Demuxer demuxer, AVStream stream) {
    String codec = avcodec_get_name(stream.codecpar().codec_id()).getString();
    return demuxer.formatName().endsWith("_pipe")
        || (STILL_BRANDS.contains(demuxer.tag("major_brand")) && stream.nb_frames() <= 1)
        || (stream.disposition() & AV_DISPOSITION_STILL_IMAGE) != 0
        || (stream.nb_frames() == 1 && PICTURE_CODECS.contains(codec));
  }
}
