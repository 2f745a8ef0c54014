package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kind of file that an output is. */
public enum Container {
  MP4("an MP4", ".mp4 .m4v"),
  MOV("a QuickTime movie", ".mov .qt"),
  MKV("a Matroska file", ".mkv"),
  WEBM("a WebM file", ".webm"),
  /** An animation of at most 256 colours a frame; for short clips. */
  GIF("a GIF", ".gif"),
  /** An animation; for short clips. */
  WEBP("a WebP", ".webp"),
  /** An animation without loss; for short clips. */
  APNG("an animated PNG", ".apng"),
  /** One picture per frame, numbered, in a folder of its own. */
  PICTURES("a picture sequence", ".png .tif .tiff .jpg .jpeg");

  private final String title;

  /** Extensions of file names, separated by spaces. */
  private final String endings;

  Container(String title, String endings) {
    this.title = title;
    this.endings = endings;
  }

  /** The container that the name of a file asks for; empty if its extension is none of them. */
  public static Optional<Container> named(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (Container container : values()) {
      boolean matches = Stream.of(container.endings.split(" ")).anyMatch(name::endsWith);
      if (matches && (container != PICTURES || PicturePattern.isPattern(file))) {
        return Optional.of(container);
      }
    }
    return Optional.empty();
  }

  /** What it is called in texts, with its article. */
  public String title() {
    return title;
  }

  /** Whether a file of this container can hold sound and other streams beside the picture. */
  public boolean holdsStreams() {
    return !codecs().isEmpty();
  }

  /** Whether a video of {@code codec} can be put into it. */
  public boolean holds(VideoCodec codec) {
    return codecs().contains(codec) || (codec == VideoCodec.AUTO && holdsStreams());
  }

  private Set<VideoCodec> codecs() {
    return switch (this) {
      case MP4 -> EnumSet.range(VideoCodec.H264, VideoCodec.AV1);
      case MOV ->
          EnumSet.of(
              VideoCodec.H264,
              VideoCodec.HEVC,
              VideoCodec.PRORES,
              VideoCodec.PRORES_4444,
              VideoCodec.DNXHR);
      case MKV -> EnumSet.range(VideoCodec.H264, VideoCodec.DNXHR);
      case WEBM -> EnumSet.of(VideoCodec.VP9, VideoCodec.AV1);
      case GIF, WEBP, APNG, PICTURES -> Set.of();
    };
  }

  /** The codec that is used unless another one is asked for; null if there is no choice. */
  public @Nullable VideoCodec usualCodec() {
    if (!holdsStreams()) {
      return null;
    }
    return this == WEBM ? VideoCodec.VP9 : VideoCodec.H264;
  }
}
