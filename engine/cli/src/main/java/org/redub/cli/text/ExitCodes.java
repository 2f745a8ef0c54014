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
  /** {@code redub doctor} found something that keeps Redub from working. */
  public static final int UNHEALTHY = 1;

  /** The launcher found no usable Java, or the build failed. */
  static final int LAUNCHER = 69;

  public static final int INTERNAL = ErrorCode.INTERNAL.exitCode();

  private ExitCodes() {}

  /** Every exit code, smallest first, with the text for the help page. */
  public static Map<String, String> described() {
    TreeMap<Integer, List<String>> texts = new TreeMap<>();
    texts.put(ExitCode.OK, List.of("done"));
    texts.put(UNHEALTHY, List.of("doctor found what keeps Redub from working"));
    texts.put(ExitCode.USAGE, new ArrayList<>(List.of("the command line was not understood")));
    texts.put(LAUNCHER, List.of("Redub could not be built, or there is no Java 17"));
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

  /** One phrase each; the compiler asks for one when a code is added. */
  private static String text(ErrorCode code) {
    return switch (code) {
      case REQUEST_INVALID -> "a request is not valid";
      case INPUT_NOT_FOUND -> "an input does not exist";
      case INPUT_UNREADABLE -> "an input is a directory or may not be read";
      case INPUT_NOT_MEDIA -> "an input is empty or no video or audio file";
      case NO_VIDEO -> "the video has no picture";
      case NO_AUDIO -> "the speech has no sound";
      case INPUT_DAMAGED -> "an input is damaged";
      case NO_FACE -> "no frame shows a face that can be used";
      case OUTPUT_UNWRITABLE -> "the output cannot be written";
      case OUTPUT_IS_INPUT -> "the output would overwrite an input";
      case OUTPUT_FAILED -> "writing failed, most often for want of space";
      case ENCODER_UNAVAILABLE -> "no encoder for the output";
      case DEVICE_UNAVAILABLE -> "a GPU was asked for and cannot be used";
      case MODEL_UNUSABLE -> "a model is missing, damaged or of another contract";
      case CANCELLED -> "stopped, for example with Ctrl-C";
      case INTERNAL -> "a fault in Redub itself";
    };
  }
}
