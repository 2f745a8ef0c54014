package org.redub.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import picocli.CommandLine.Parameters;

/** The clips of an evaluation. Confined to one thread. */
final class ClipPlaces {
  private static final Set<String> VIDEO =
      Set.of("mp4", "mov", "mkv", "webm", "avi", "m4v", "mpg", "mpeg", "ts");

  @Parameters(
      arity = "1..*",
      paramLabel = "<clip or folder>",
      description = "Clips with sound, or folders that contain such clips.")
  private List<Path> places;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  ClipPlaces() {}

  /** The clips that were named, and all clips in the folders that were named. */
  List<Path> clips() {
    return places.stream().flatMap(ClipPlaces::clipsIn).toList();
  }

  private static Stream<Path> clipsIn(Path place) {
    if (!Files.isDirectory(place)) {
      return Stream.of(place);
    }
    try (Stream<Path> files = Files.walk(place)) {
      List<Path> clips = files.filter(ClipPlaces::video).sorted().toList();
      if (clips.isEmpty()) {
        throw new RedubException(
            ErrorCode.NO_VIDEO, "folder '%s' contains no video".formatted(place));
      }
      return clips.stream();
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.INPUT_UNREADABLE,
          "folder '%s' cannot be read: %s".formatted(place, OneLineErrors.describe(e)),
          e);
    }
  }

  private static boolean video(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && VIDEO.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
