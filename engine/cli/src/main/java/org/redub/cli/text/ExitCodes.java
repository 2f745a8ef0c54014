package org.redub.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.redub.engine.api.ErrorCode;
import picocli.CommandLine.ExitCode;

/** The exit codes of the command line and what each means. Thread-safe. */
public final class ExitCodes {
  /** A check of {@code redub doctor} failed. */
  public static final int UNHEALTHY = 1;

  /** The launcher found no usable Java, or the build failed. */
  static final int LAUNCHER = 69;

  public static final int INTERNAL = ErrorCode.INTERNAL.exitCode();

  private ExitCodes() {}

  /** Every exit code in ascending order, with its description for the help page. */
  public static Map<String, String> described() {
    TreeMap<Integer, List<String>> texts = new TreeMap<>();
    texts.put(ExitCode.OK, List.of("done"));
    texts.put(UNHEALTHY, List.of("a check of 'redub doctor' failed"));
    texts.put(ExitCode.USAGE, new ArrayList<>(List.of("the command line is not valid")));
    texts.put(LAUNCHER, List.of("Redub could not be built, or Java 17 is missing"));
    for (ErrorCode code : ErrorCode.values()) {
      texts.computeIfAbsent(code.exitCode(), any -> new ArrayList<>()).add(text(code));
    }
    Map<String, String> described = new LinkedHashMap<>();
    texts.forEach((code, parts) -> described.put(pad(code), String.join("; ", parts)));
    return described;
  }

  private static String pad(int code) {
    return "%5d".formatted(code);
  }

  /** A phrase for each code; the compiler requires one for a new code. */
  private static String text(ErrorCode code) {
    return switch (code) {
      case REQUEST_INVALID -> "a request is not valid";
      case INPUT_NOT_FOUND -> "an input does not exist";
      case INPUT_UNREADABLE -> "an input is a directory or cannot be read";
      case INPUT_NOT_MEDIA -> "an input is empty, or neither a video nor an audio file";
      case NO_VIDEO -> "the video has no picture";
      case NO_AUDIO -> "the voice track has no sound";
      case INPUT_DAMAGED -> "an input is damaged";
      case NO_FACE -> "no frame shows a usable face";
      case OUTPUT_UNWRITABLE -> "the output cannot be written";
      case OUTPUT_IS_INPUT -> "the output would overwrite an input";
      case OUTPUT_FAILED -> "writing failed, usually because the disk is full";
      case ENCODER_UNAVAILABLE -> "no encoder for the output is available";
      case DEVICE_UNAVAILABLE -> "the requested GPU is not usable";
      case MODEL_UNUSABLE -> "a model is missing, damaged or not suitable";
      case FOLDER_UNUSABLE -> "a folder for temporary files or unpacked libraries is not usable";
      case CANCELLED -> "stopped, for example with Ctrl-C";
      case INTERNAL -> "an error in Redub itself";
    };
  }
}
