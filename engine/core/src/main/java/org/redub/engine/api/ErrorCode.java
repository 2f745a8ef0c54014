package org.redub.engine.api;

/** Why a job ended without its output, each with the exit code of the command line. */
public enum ErrorCode {
  /** A request in JSON that no Redub could have written, or only a newer one. */
  REQUEST_INVALID(2),
  /** A file named as input does not exist. */
  INPUT_NOT_FOUND(3),
  /** An input exists but is a directory, or may not be read. */
  INPUT_UNREADABLE(3),
  /** An input is empty or in no format that FFmpeg knows. */
  INPUT_NOT_MEDIA(4),
  /** The take has no video stream that can be decoded. */
  NO_VIDEO(4),
  /** The speech has no audio stream that can be decoded. */
  NO_AUDIO(4),
  /** An input breaks off or is damaged so that nothing can be made of it. */
  INPUT_DAMAGED(4),
  /** No frame of the take shows a face that can be used. */
  NO_FACE(5),
  /** The output's folder is missing or not writable, or the output is a directory. */
  OUTPUT_UNWRITABLE(6),
  /** The output would overwrite an input. */
  OUTPUT_IS_INPUT(6),
  /** Writing failed: most often the disk is full. */
  OUTPUT_FAILED(6),
  /** The encoder needed for the output could not be opened. */
  ENCODER_UNAVAILABLE(7),
  /** A GPU was asked for and there is none that the runtime can use. */
  DEVICE_UNAVAILABLE(8),
  /** A model is missing, damaged or of another contract. */
  MODEL_UNUSABLE(9),
  /** The user stopped the job. */
  CANCELLED(130),
  /** A fault of Redub's own. */
  INTERNAL(70);

  private final int exitCode;

  ErrorCode(int exitCode) {
    this.exitCode = exitCode;
  }

  /** Exit status of the command line for this error. */
  public int exitCode() {
    return exitCode;
  }
}
