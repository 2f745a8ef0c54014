package org.redub.engine.media.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Assumptions;

/**
 * The ffmpeg and ffprobe executables in the FFmpeg jar, which make test clips and check outputs.
 */
public final class Ffmpeg {

  private Ffmpeg() {}

  /** Runs ffmpeg with {@code arguments} split at spaces; fails the test if ffmpeg fails. */
  public static void run(String arguments, Path... outputs) {
    List<String> command = new ArrayList<>();
    command.add(executable(org.bytedeco.ffmpeg.ffmpeg.class));
    command.addAll(List.of("-hide_banner", "-nostdin", "-v", "error", "-y"));
    command.addAll(List.of(arguments.trim().split("\\s+")));
    for (Path output : outputs) {
      command.add(output.toString());
    }
    execute(command);
  }

  /** Lines that ffprobe prints as csv without section names. */
  public static List<String> probe(String arguments, Path file) {
    List<String> command = new ArrayList<>();
    command.add(executable(org.bytedeco.ffmpeg.ffprobe.class));
    command.addAll(List.of("-v", "error", "-of", "csv=p=0"));
    command.addAll(List.of(arguments.trim().split("\\s+")));
    command.add(file.toString());
    return execute(command)
        .lines()
        .map(line -> line.strip().replaceAll(",+$", ""))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Pts of the frames of the first video stream, in ticks. */
  public static List<Long> videoPts(Path file) {
    return probe("-select_streams v:0 -show_entries frame=pts", file).stream()
        .map(line -> Long.parseLong(line))
        .toList();
  }

  /** Skips the test if the executables need a missing system library, such as libpulse0. */
  private static String executable(Class<?> program) {
    try {
      return Loader.load(program);
    } catch (LinkageError e) {
      Assumptions.abort("FFmpeg's executables do not start here: " + e.getMessage());
      throw e;
    }
  }

  private static String execute(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      // Its libraries are in its folder and must find each other there.
      builder.environment().put("LD_LIBRARY_PATH", Path.of(command.get(0)).getParent().toString());
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new AssertionError(command + " ended with " + status + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** One of the real clips next to the repository; skips the test if it does not exist. */
  static Path realClip(String name) {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder != null) {
      Path clip = folder.resolve("shared").resolve("clips").resolve(name);
      if (Files.exists(clip)) {
        return clip;
      }
      folder = folder.getParent();
    }
    Assumptions.abort("no real clips beside the repository");
    throw new AssertionError();
  }
}
