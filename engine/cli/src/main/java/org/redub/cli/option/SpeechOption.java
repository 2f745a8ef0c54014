package org.redub.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The new dialogue. Confined to one thread. */
public final class SpeechOption {
  @Option(
      names = "--speech",
      required = true,
      paramLabel = "<file>",
      description = "The new dialogue: any file with sound.")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  SpeechOption() {}

  public Path file() {
    return file;
  }
}
