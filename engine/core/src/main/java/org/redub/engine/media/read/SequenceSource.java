package org.redub.engine.media.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.FrameRate;
import org.redub.engine.api.request.PicturePattern;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.files.Sha256;

/**
 * A take whose frames are numbered pictures in a folder. All have the size and the colours of the
 * first, and no number is missing. Thread-safe; keeps no file open.
 */
final class SequenceSource implements MediaSource {
  private static final FrameRate USUAL_RATE = new FrameRate(25, 1);

  private final Path path;
  private final List<Path> pictures;
  private final int first;
  private final VideoFormat format;
  private @Nullable String contentSha256;

  private SequenceSource(Path path, List<Path> pictures, int first, VideoFormat format) {
    this.path = path;
    this.pictures = pictures;
    this.first = first;
    this.format = format;
  }

  /**
   * Opens a sequence.
   *
   * @param path the names of its pictures, see {@link PicturePattern}
   * @param rate frames per second; null for 25
   * @throws RedubException INPUT_NOT_FOUND if there are no pictures, INPUT_DAMAGED if a number is
   *     missing, or an error of the first picture
   */
  static SequenceSource open(Path path, @Nullable FrameRate rate) {
    PicturePattern pattern = PicturePattern.of(path);
    NavigableSet<Integer> numbers = numbers(path, pattern);
    if (numbers.isEmpty()) {
      throw new RedubException(
              ErrorCode.INPUT_NOT_FOUND,
              "input '%s': the folder has no pictures with such names".formatted(path))
          .about(path);
    }
    for (int number = numbers.first(); number <= numbers.last(); number++) {
      if (!numbers.contains(number)) {
        throw new RedubException(
                ErrorCode.INPUT_DAMAGED,
                "input '%s': picture %d is missing between %d and %d"
                    .formatted(path, number, numbers.first(), numbers.last()))
            .about(path);
      }
    }
    List<Path> pictures =
        numbers.stream().map(number -> pattern.folder().resolve(pattern.name(number))).toList();
    FrameRate perSecond = rate == null ? USUAL_RATE : rate;
    try (VideoReader reader = VideoReader.open(pictures.get(0))) {
      VideoFormat format = reader.format().asVideo(new Rational(perSecond.num(), perSecond.den()));
      return new SequenceSource(path, pictures, numbers.first(), format);
    }
  }

  private static NavigableSet<Integer> numbers(Path path, PicturePattern pattern) {
    TreeSet<Integer> numbers = new TreeSet<>();
    Path folder = pattern.folder().toString().isEmpty() ? Path.of(".") : pattern.folder();
    if (!Files.isDirectory(folder)) {
      return numbers;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        pattern.number(String.valueOf(file.getFileName())).ifPresent(numbers::add);
      }
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.INPUT_UNREADABLE,
              "the folder of input '%s' cannot be read".formatted(path),
              e)
          .about(path);
    }
    return numbers;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public int firstPicture() {
    return first;
  }

  @Override
  public synchronized String contentSha256() {
    if (contentSha256 == null) {
      StringBuilder all = new StringBuilder(format.frameRate().toString());
      for (Path picture : pictures) {
        try (MediaFile file = MediaFile.open(picture)) {
          all.append('\n').append(file.contentSha256());
        }
      }
      contentSha256 = Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }
    return contentSha256;
  }

  @Override
  public VideoFormat format() {
    return format;
  }

  @Override
  public FrameReader frames() {
    return new Reader();
  }

  @Override
  public @Nullable MediaFile file() {
    return null;
  }

  @Override
  public void close() {
    // No file is open between frames.
  }

  private final class Reader implements FrameReader {
    private int next;

    @Override
    public VideoFormat format() {
      return format;
    }

    @Override
    public boolean read(Plate into) {
      int frame = next;
      if (!skip(into)) {
        return false;
      }
      Path picture = pictures.get(frame);
      try (VideoReader reader = VideoReader.open(picture)) {
        VideoFormat own = reader.format();
        boolean same =
            own.width() == format.width()
                && own.height() == format.height()
                && own.layout().equals(format.layout())
                && own.colour().equals(format.colour());
        if (!same || !reader.read(into)) {
          throw new RedubException(
                  ErrorCode.INPUT_DAMAGED,
                  "picture '%s' is %dx%d %s %s, the first of its sequence %dx%d %s %s"
                      .formatted(
                          picture,
                          own.width(),
                          own.height(),
                          own.layout().name(),
                          own.colour(),
                          format.width(),
                          format.height(),
                          format.layout().name(),
                          format.colour()))
              .about(picture);
        }
      }
      stamp(into, frame);
      return true;
    }

    @Override
    public boolean skip(Plate into) {
      if (next == pictures.size()) {
        return false;
      }
      stamp(into, next);
      next++;
      return true;
    }

    private void stamp(Plate into, int frame) {
      into.stamp(new FrameTime(frame, frame, 1, format.ptsUs(frame)));
    }

    @Override
    public List<Notice> notices() {
      return List.of();
    }

    @Override
    public void close() {
      // Pictures are closed when they have been read.
    }
  }
}
