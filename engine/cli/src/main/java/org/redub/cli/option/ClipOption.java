package org.redub.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A video; stills are not accepted. Confined to one thread. */
public final class ClipOption {
  @Option(
      names = "--video",
      required = true,
      paramLabel = "<file>",
      description = "A video of someone talking.")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  ClipOption() {}

  public Path file() {
    return file;
  }
}
