package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.request.Container;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.KeptTags;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.Metadata;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.read.VideoStreams;

/**
 * Reads a finished output again and names what its container did not keep of the take: tags,
 * chapters, languages, dispositions, colour tags, pixel aspect ratio, orientation. Stateless.
 */
final class KeptCheck {
  private KeptCheck() {}

  /**
   * Notices about what is missing; at most one.
   *
   * @param take the take
   * @param outputs the streams that were copied, by their number in the take
   * @param written the finished file
   */
  static List<Notice> notices(
      Demuxer take, Map<Integer, AVStream> outputs, Path written, Container container) {
    List<String> missing = new ArrayList<>();
    if (!container.holdsStreams()) {
      compare("", contentTags(take), Map.of(), missing);
      if (take.context().nb_chapters() > 0) {
        missing.add("chapters");
      }
      VideoStreams.best(take).ifPresent(picture -> addAspect(take, picture, missing));
      return notices(container, missing);
    }
    try (MediaFile file = MediaFile.open(written);
        Demuxer output = Demuxer.open(file)) {
      compare("", contentTags(take), contentTags(output), missing);
      if (take.context().nb_chapters() != output.context().nb_chapters()) {
        missing.add("chapters");
      }
      Optional<AVStream> before = VideoStreams.best(take);
      Optional<AVStream> after = VideoStreams.best(output);
      if (before.isPresent() && after.isPresent()) {
        picture(take, before.get(), output, after.get(), missing);
      }
      outputs.forEach(
          (index, stream) -> {
            AVStream from = take.context().streams(index);
            AVStream to =
                stream.index() < output.context().nb_streams()
                    ? output.context().streams(stream.index())
                    : null;
            boolean cover = (from.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
            if (cover) {
              addMissingCover(output, index, missing);
            } else if (to == null || to.codecpar().codec_type() != from.codecpar().codec_type()) {
              missing.add("stream %d".formatted(index));
            } else {
              stream(from, to, index, missing);
            }
          });
    }
    return notices(container, missing);
  }

  private static void addAspect(Demuxer take, AVStream picture, List<String> missing) {
    Rational aspect = VideoStreams.format(take, picture).sampleAspect();
    if (aspect.isKnown() && aspect.toDouble() != 1) {
      missing.add("pixel aspect ratio %s".formatted(aspect));
    }
  }

  /** A cover may have another number in the output. */
  private static void addMissingCover(Demuxer output, int index, List<String> missing) {
    if (output.streams().noneMatch(s -> (s.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0)) {
      missing.add("stream %d: cover".formatted(index));
    }
  }

  private static List<Notice> notices(Container container, List<String> missing) {
    return missing.isEmpty()
        ? List.of()
        : List.of(
            Notice.of(
                NoticeCode.PROPERTIES_LEFT_OUT,
                "container",
                container.title(),
                "properties",
                String.join(", ", missing)));
  }

  private static Map<String, String> contentTags(Demuxer file) {
    return KeptTags.ofContent(file.context().metadata());
  }

  private static void compare(
      String where, Map<String, String> wanted, Map<String, String> found, List<String> missing) {
    wanted.forEach(
        (name, value) -> {
          boolean kept =
              found.entrySet().stream()
                  .anyMatch(
                      tag -> tag.getKey().equalsIgnoreCase(name) && tag.getValue().equals(value));
          boolean empty = value.isEmpty() || (name.equals("language") && value.equals("und"));
          if (!kept && !empty) {
            missing.add("%stag %s".formatted(where, name));
          }
        });
  }

  private static void picture(
      Demuxer take, AVStream before, Demuxer output, AVStream after, List<String> missing) {
    compare(
        "picture: ",
        KeptTags.ofContent(before.metadata()),
        KeptTags.ofContent(after.metadata()),
        missing);
    VideoFormat old = VideoStreams.format(take, before);
    VideoFormat now = VideoStreams.format(output, after);
    if (old.rotationQuarterTurns() != now.rotationQuarterTurns()) {
      missing.add("rotation");
    }
    if (old.sampleAspect().isKnown()
        && old.sampleAspect().toDouble() != 1
        && !old.sampleAspect().equals(now.sampleAspect())) {
      missing.add("pixel aspect ratio %s".formatted(old.sampleAspect()));
    }
  }

  private static void stream(AVStream from, AVStream to, int index, List<String> missing) {
    String where = "stream %d: ".formatted(index);
    compare(where, KeptTags.ofContent(from.metadata()), KeptTags.ofContent(to.metadata()), missing);
    List<String> lost = Metadata.dispositions(from.disposition() & ~to.disposition());
    lost.forEach(disposition -> missing.add("%sdisposition %s".formatted(where, disposition)));
  }
}
