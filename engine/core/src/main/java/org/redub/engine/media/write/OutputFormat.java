package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.request.Container;
import org.redub.engine.api.request.Delivery;
import org.redub.engine.api.request.VideoCodec;
import org.redub.engine.media.encode.PictureCodec;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.sound.SoundCodec;

/**
 * Container and codecs of an output. Immutable.
 *
 * @param container the container
 * @param picture the codec of the picture
 * @param sound the codec of the soundtrack
 * @param asTake whether the picture is to be as in the take: same codec and profile
 * @param firstPicture number of the first picture of a sequence
 * @param notices notices about the choice
 */
public record OutputFormat(
    Container container,
    PictureCodec picture,
    SoundCodec sound,
    boolean asTake,
    int firstPicture,
    List<Notice> notices) {
  /** H.264 and AAC in MP4. */
  public static final OutputFormat MP4 =
      new OutputFormat(Container.MP4, PictureCodec.H264, SoundCodec.AAC, false, 1, List.of());

  public OutputFormat {
    notices = List.copyOf(notices);
  }

  /** The format that a request asks for. */
  public static OutputFormat of(Delivery delivery, Path output, VideoFormat take) {
    Container container = delivery.containerOf(output);
    VideoCodec wanted = delivery.codecOf(output);
    if (wanted == null) {
      return of(container, pictureCodecOf(container, output), false, List.of());
    }
    if (wanted != VideoCodec.AUTO) {
      return of(container, Objects.requireNonNull(PictureCodec.of(wanted)), false, List.of());
    }
    for (PictureCodec codec : PictureCodec.values()) {
      if (codec.decoderName().equals(take.codec())
          && holds(container, codec)
          && avcodec_find_encoder_by_name(codec.encoders().get(0)) != null) {
        boolean with444 = codec == PictureCodec.PRORES && take.pixelFormat().contains("444");
        return of(container, with444 ? PictureCodec.PRORES_4444 : codec, true, List.of());
      }
    }
    PictureCodec usual =
        Objects.requireNonNull(PictureCodec.of(Objects.requireNonNull(container.usualCodec())));
    Notice notice =
        Notice.of(
            NoticeCode.CODEC_REPLACED,
            "codec",
            take.codec(),
            "container",
            container.title(),
            "used",
            usual.decoderName());
    return of(container, usual, false, List.of(notice));
  }

  private static OutputFormat of(
      Container container, PictureCodec picture, boolean asTake, List<Notice> notices) {
    return new OutputFormat(container, picture, soundFor(container, picture), asTake, 1, notices);
  }

  private static SoundCodec soundFor(Container container, PictureCodec picture) {
    if (container == Container.WEBM) {
      return SoundCodec.OPUS;
    }
    return switch (picture) {
      case FFV1, FFV1_ALPHA -> SoundCodec.FLAC;
      case PRORES, PRORES_4444, PRORES_ALPHA, DNXHR ->
          container == Container.MP4 ? SoundCodec.AAC : SoundCodec.PCM;
      default -> SoundCodec.AAC;
    };
  }

  private static PictureCodec pictureCodecOf(Container container, Path output) {
    String name = output.toString().toLowerCase(Locale.ROOT);
    return switch (container) {
      case GIF -> PictureCodec.GIF;
      case WEBP -> PictureCodec.WEBP;
      case APNG -> PictureCodec.APNG;
      default ->
          name.endsWith("g") && !name.endsWith(".png")
              ? PictureCodec.MJPEG
              : name.endsWith(".png") ? PictureCodec.PNG : PictureCodec.TIFF;
    };
  }

  /** Whether players find {@code codec} in {@code container}. */
  private static boolean holds(Container container, PictureCodec codec) {
    return switch (codec) {
      case H264, HEVC -> container != Container.WEBM;
      case VP9, AV1 -> container != Container.MOV;
      case VP8 -> container == Container.WEBM || container == Container.MKV;
      case PRORES, PRORES_4444, DNXHR, MJPEG ->
          container == Container.MOV || container == Container.MKV;
      case FFV1 -> container == Container.MKV;
      default -> false;
    };
  }

  /** The same format for a sequence whose pictures are numbered from {@code first}. */
  public OutputFormat numberedFrom(int first) {
    return new OutputFormat(container, picture, sound, asTake, first, notices);
  }

  /** Whether segments can be reused: H.264 in a file that has room for an index of them. */
  boolean keepsSegments() {
    return picture == PictureCodec.H264
        && (container == Container.MP4 || container == Container.MOV);
  }
}
