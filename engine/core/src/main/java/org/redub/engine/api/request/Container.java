package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kind of file that an output is. */
public enum Container {
  MP4("an MP4", List.of(".mp4", ".m4v"), EnumSet.range(VideoCodec.H264, VideoCodec.AV1)),
  MOV(
      "a QuickTime movie",
      List.of(".mov", ".qt"),
      EnumSet.of(
          VideoCodec.H264,
          VideoCodec.HEVC,
          VideoCodec.PRORES,
          VideoCodec.PRORES_4444,
          VideoCodec.DNXHR)),
  MKV("a Matroska file", List.of(".mkv"), EnumSet.range(VideoCodec.H264, VideoCodec.DNXHR)),
  WEBM("a WebM file", List.of(".webm"), EnumSet.of(VideoCodec.VP9, VideoCodec.AV1)),
  /** An animation of at most 256 colours a frame; for short clips. */
  GIF("a GIF", List.of(".gif"), Set.of()),
  /** An animation; for short clips. */
  WEBP("a WebP", List.of(".webp"), Set.of()),
  /** An animation without loss; for short clips. */
  APNG("an animated PNG", List.of(".apng"), Set.of()),
  /** One picture per frame, numbered, in a folder of its own. */
  PICTURES("a picture sequence", List.of(".png", ".tif", ".tiff", ".jpg", ".jpeg"), Set.of());

  private final String title;
  private final List<String> endings;
  private final Set<VideoCodec> codecs;

  Container(String title, List<String> endings, Set<VideoCodec> codecs) {
    this.title = title;
    this.endings = endings;
    this.codecs = Set.copyOf(codecs);
  }

  /** The container that the name of a file asks for; empty if its extension is none of them. */
  public static Optional<Container> named(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (Container container : values()) {
      boolean matches = container.endings.stream().anyMatch(name::endsWith);
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
    return !codecs.isEmpty();
  }

  /** Whether a video of {@code codec} can be put into it. */
  public boolean holds(VideoCodec codec) {
    return codecs.contains(codec) || (codec == VideoCodec.AUTO && holdsStreams());
  }

  /** The codec that is used unless another one is asked for; null if there is no choice. */
  public @Nullable VideoCodec usualCodec() {
    if (!holdsStreams()) {
      return null;
    }
    return this == WEBM ? VideoCodec.VP9 : VideoCodec.H264;
  }
}
