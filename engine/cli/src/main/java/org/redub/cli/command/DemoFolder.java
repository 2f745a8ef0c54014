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
 * The folder that a demo is written to. Its README.txt gives the credits that the licences require.
 * It also marks the folder: without it, files of the same names are not from a demo and are kept.
 * Immutable.
 */
final class DemoFolder {
  static final String TAKE = "take.mp4";
  static final String DUBBED = "dubbed.mp4";
  static final String SHEET = "preview.png";
  static final String MOVIE = "preview.mp4";

  private static final String SPEECH = "echo-test.flac";
  private static final String ABOUT = "README.txt";
  private static final String MARK = "Made by 'redub demo'.";
  private static final String TEXT =
      MARK
          + """

          The picture: astronaut Eileen Collins, by NASA, public domain. Neither NASA nor Eileen Collins
          endorses Redub, and the words in the demo are not hers.
          The voice: Allison Smith, from the Asterisk core sounds, copyright 2003-2010 Allison Smith,
          CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/legalcode), cut to 8.15 s.
          Works made from this recording, including dubbed.mp4 and preview.mp4, are under that licence.
          """;

  private final Path path;

  private DemoFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates the folder, or reuses that of an earlier demo.
   *
   * @throws RedubException with {@code OUTPUT_UNWRITABLE} if it cannot be written to, or contains a
   *     file of the same name that was not written by a demo
   */
  static DemoFolder prepare(Path path) {
    try {
      Files.createDirectories(path);
      Path about = path.resolve(ABOUT);
      if (!isMarked(about)) {
        for (String name : List.of(TAKE, SPEECH, DUBBED, SHEET, MOVIE, ABOUT)) {
          if (Files.exists(path.resolve(name))) {
            throw new RedubException(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "'%s' was not written by a demo: choose another folder with --out"
                        .formatted(path.resolve(name)))
                .about(path.resolve(name));
          }
        }
      }
      ResultFile.write(about, out -> out.write(TEXT));
      return new DemoFolder(path);
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.OUTPUT_UNWRITABLE,
              "folder '%s' cannot be written to: %s".formatted(path, OneLineErrors.describe(e)),
              e)
          .about(path);
    }
  }

  private static boolean isMarked(Path about) throws IOException {
    return Files.isRegularFile(about) && Files.readString(about).startsWith(MARK);
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }
}
