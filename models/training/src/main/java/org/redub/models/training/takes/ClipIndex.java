package org.redub.models.training.takes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the clips to learn from: an {@code INDEX.csv} ({@code path,speaker,language,licence,use},
 * paths relative to it), every video of a folder, each then a speaker of its own, or one video.
 * Stateless.
 */
public final class ClipIndex {
  private static final String INDEX = "INDEX.csv";
  private static final Set<String> VIDEO =
      Set.of("mp4", "mov", "mkv", "webm", "avi", "m4v", "mpg", "mpeg", "ts");
  private static final List<String> COLUMNS =
      List.of("path", "speaker", "language", "licence", "use");

  private ClipIndex() {}

  /**
   * The clips of an index file or of a folder, or one clip.
   *
   * @throws IOException if there are none, or the index has not the columns it should have
   */
  public static List<ClipEntry> read(Path place) throws IOException {
    if (Files.isRegularFile(place) && VIDEO.contains(extension(place))) {
      return List.of(new ClipEntry(place, String.valueOf(place.getFileName()), "", "", false));
    }
    Path index = Files.isDirectory(place) ? place.resolve(INDEX) : place;
    List<ClipEntry> clips = Files.exists(index) ? indexed(index) : folder(place);
    if (clips.isEmpty()) {
      throw new IOException("no video to learn from in %s".formatted(place));
    }
    return clips;
  }

  private static List<ClipEntry> indexed(Path index) throws IOException {
    List<String> lines = Files.readAllLines(index);
    List<String> header = lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).split(",", -1));
    if (!header.equals(COLUMNS)) {
      throw new IOException("%s starts with %s, expected %s".formatted(index, header, COLUMNS));
    }
    List<ClipEntry> clips = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length != COLUMNS.size()) {
        throw new IOException("%s: '%s' has not 5 cells".formatted(index, line));
      }
      Path file = index.resolveSibling(cells[0]);
      clips.add(new ClipEntry(file, cells[1], cells[2], cells[3], cells[4].equals("validation")));
    }
    return clips;
  }

  private static List<ClipEntry> folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder, index or video %s".formatted(folder));
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> VIDEO.contains(extension(file)))
          .sorted()
          .map(file -> new ClipEntry(file, folder.relativize(file).toString(), "", "", false))
          .toList();
    }
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
