package org.redub.engine.api;

/** Why a job ended without its output, each with the exit code of the command line. */
public enum ErrorCode {
  /** A request in JSON is invalid, or was written by a newer version of Redub. */
  REQUEST_INVALID(2),
  /** An input file does not exist. */
  INPUT_NOT_FOUND(3),
  /** An input exists but is a directory or cannot be read. */
  INPUT_UNREADABLE(3),
  /** An input is empty or in a format that FFmpeg does not know. */
  INPUT_NOT_MEDIA(4),
  /** The take has no video stream that can be decoded. */
  NO_VIDEO(4),
  /** The voice track has no audio stream that can be decoded. */
  NO_AUDIO(4),
  /** An input is so incomplete or damaged that it cannot be used. */
  INPUT_DAMAGED(4),
  /** No frame of the take shows a face that can be used. */
  NO_FACE(5),
  /** The output's folder is missing or not writable, or the output is a directory. */
  OUTPUT_UNWRITABLE(6),
  /** The output would overwrite an input. */
  OUTPUT_IS_INPUT(6),
  /** Writing failed, most often because the disk is full. */
  OUTPUT_FAILED(6),
  /** The encoder needed for the output could not be opened. */
  ENCODER_UNAVAILABLE(7),
  /** A GPU was requested, but the runtime cannot use one. */
  DEVICE_UNAVAILABLE(8),
  /** A model is missing, damaged or has other inputs and outputs than expected. */
  MODEL_UNUSABLE(9),
  /** A folder for temporary files or unpacked libraries cannot be used. */
  FOLDER_UNUSABLE(10),
  /** The user stopped the job. */
  CANCELLED(130),
  /** A fault in Redub itself. */
  INTERNAL(70);

  private final int exitCode;

  ErrorCode(int exitCode) {
    this.exitCode = exitCode;
  }

  /** Whether the same request may succeed later without changes. */
  public boolean retryable() {
    return switch (this) {
      case OUTPUT_FAILED, DEVICE_UNAVAILABLE, FOLDER_UNUSABLE, CANCELLED -> true;
      default -> false;
    };
  }

  /** Exit status of the command line for this error. */
  public int exitCode() {
    return exitCode;
  }
}
