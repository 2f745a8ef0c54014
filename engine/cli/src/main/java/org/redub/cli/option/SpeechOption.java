package org.redub.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The voice track. Confined to one thread. */
public final class SpeechOption {
  @Option(
      names = "--speech",
      required = true,
      paramLabel = "<file>",
      description = "The voice track: the new dialogue, any audio or video file with sound.")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  SpeechOption() {}

  public Path file() {
    return file;
  }
}
