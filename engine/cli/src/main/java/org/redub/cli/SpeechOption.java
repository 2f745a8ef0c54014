package org.redub.cli;

import java.nio.file.Path;
import org.redub.engine.media.SpeechReader;
import picocli.CommandLine.Option;

/** The new dialogue. Confined to one thread. */
final class SpeechOption {
  @Option(
      names = "--speech",
      required = true,
      paramLabel = "<file>",
      description = "The new dialogue: any file with sound.")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  SpeechOption() {}

  Path file() {
    return file;
  }

  /** Throws at once if the speech cannot be read, before seconds go into loading networks. */
  void check() {
    SpeechReader.open(file).close();
  }
}
