package org.redub.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The take. Confined to one thread. */
public final class VideoOption {
  @Option(
      names = "--video",
      required = true,
      paramLabel = "<file>",
      description =
          "The take: a video of someone talking, a picture sequence such as folder/%%06d.png, or a"
              + " still picture of a face (PNG, JPEG or WebP).")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  VideoOption() {}

  public Path file() {
    return file;
  }
}
