package org.redub.models.training.takes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Finds the clips to train on: those of an {@code INDEX.csv} ({@code
 * path,speaker,language,licence,use}, with relative paths), every video of a folder, each as a
 * separate speaker, or one video. Stateless.
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
   * @throws IOException if there are none, or if the index does not have the required columns
   */
  public static List<ClipEntry> read(Path place) throws IOException {
    if (Files.isRegularFile(place) && VIDEO.contains(extension(place))) {
      return List.of(new ClipEntry(place, String.valueOf(place.getFileName()), "", "", false));
    }
    Path index = Files.isDirectory(place) ? place.resolve(INDEX) : place;
    List<ClipEntry> clips = Files.exists(index) ? indexed(index) : folder(place);
    if (clips.isEmpty()) {
      throw new IOException("no video to train on in %s".formatted(place));
    }
    return clips;
  }

  private static List<ClipEntry> indexed(Path index) throws IOException {
    List<List<String>> rows = rows(index);
    List<String> header = rows.isEmpty() ? List.of() : rows.get(0);
    if (!header.equals(COLUMNS)) {
      throw new IOException("%s starts with %s, expected %s".formatted(index, header, COLUMNS));
    }
    List<ClipEntry> clips = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() != COLUMNS.size()) {
        throw new IOException(
            "%s: '%s' has %d cells, expected %d"
                .formatted(index, String.join(",", row), row.size(), COLUMNS.size()));
      }
      Path file = index.resolveSibling(row.get(0));
      boolean validation = row.get(4).equals("validation");
      clips.add(new ClipEntry(file, row.get(1), row.get(2), row.get(3), validation));
    }
    return clips;
  }

  private static List<List<String>> rows(Path index) throws IOException {
    try (CSVParser parser = CSVParser.parse(index, StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
      return parser.stream().map(CSVRecord::toList).toList();
    } catch (UncheckedIOException e) {
      throw new IOException("%s is not CSV: %s".formatted(index, e.getMessage()), e);
    }
  }

  private static List<ClipEntry> folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("no folder, index or video at %s".formatted(folder));
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
