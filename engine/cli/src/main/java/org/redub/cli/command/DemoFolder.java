package org.redub.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.redub.cli.file.ResultFile;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * Where a demo goes. A text in it says what it is, names whose voice it is as its licence asks, and
 * tells files of a demo from others of the same name, which stay as they are. Immutable.
 */
final class DemoFolder {
  static final String TAKE = "take.mp4";
  static final String DUBBED = "dubbed.mp4";
  static final String SHEET = "preview.png";
  static final String MOVIE = "preview.mp4";

  private static final String SPEECH = "echo-test.flac";
  private static final String ABOUT = "README.txt";
  private static final String SIGN = "Made by 'redub demo'.";
  private static final String TEXT =
      SIGN
          + """

          The picture: astronaut Eileen Collins, by NASA, public domain. Neither NASA nor Eileen Collins
          endorses Redub, and what the demo makes her say is not hers.
          The voice: Allison Smith, from the Asterisk core sounds, copyright 2003-2010 Allison Smith,
          CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/legalcode), cut to 8.15 s.
          What is made from this recording, dubbed.mp4 and preview.mp4 too, is under that licence.
          """;

  private final Path path;

  private DemoFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes the folder, or takes that of an earlier demo.
   *
   * @throws RedubException with {@code OUTPUT_UNWRITABLE} if it cannot be written to, or holds a
   *     file of the same name that no demo wrote
   */
  static DemoFolder prepare(Path path) {
    try {
      Files.createDirectories(path);
      Path about = path.resolve(ABOUT);
      if (!isOurs(about)) {
        for (String name : List.of(TAKE, SPEECH, DUBBED, SHEET, MOVIE, ABOUT)) {
          if (Files.exists(path.resolve(name))) {
            throw new RedubException(
                ErrorCode.OUTPUT_UNWRITABLE,
                "'%s' is not from a demo: choose another folder with --out"
                    .formatted(path.resolve(name)));
          }
        }
      }
      ResultFile.write(about, out -> out.write(TEXT));
      return new DemoFolder(path);
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "folder '%s' cannot be written to: %s".formatted(path, OneLineErrors.describe(e)),
          e);
    }
  }

  private static boolean isOurs(Path about) throws IOException {
    return Files.isRegularFile(about) && Files.readString(about).startsWith(SIGN);
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }
}
