package org.redub.cli.option;

import java.nio.file.Path;
import org.redub.engine.media.sound.SoundReader;
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

  /** Throws at once if the speech cannot be read, before seconds go into loading networks. */
  public void check() {
    SoundReader.open(file).close();
  }
}
