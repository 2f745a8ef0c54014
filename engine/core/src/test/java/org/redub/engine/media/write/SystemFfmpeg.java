package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The ffmpeg on the PATH, if there is one: another version than the one that comes along. */
final class SystemFfmpeg {
  private SystemFfmpeg() {}

  /** Decodes a file; does nothing where no ffmpeg is installed. */
  static void assertPlays(Path file) {
    try {
      List<String> command =
          List.of("ffmpeg", "-v", "error", "-xerror", "-i", file.toString(), "-f", "null", "-");
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
    } catch (IOException e) {
      return; // not installed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
