package org.redub.models;

import org.jspecify.annotations.Nullable;

/** A model cannot be found, verified, read or run; the code says which. Immutable. */
public final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The kind of failure, from which a caller can choose an exit code. */
  public enum Code {
    /** The card, or the file next to it, does not exist. */
    NOT_FOUND,
    /** The card cannot be read, or the bytes do not match the card. */
    CORRUPT,
    /** The model is intact, but its tensors are not those that Redub works with. */
    INCOMPATIBLE,
    /** The user has not accepted the model's licence. */
    NOT_ACCEPTED,
    /** The requested device is not available. */
    DEVICE_UNAVAILABLE,
    /** A folder for temporary files or unpacked libraries cannot be used. */
    FOLDER_UNUSABLE,
    /** The engine does not start, or a network failed while running. */
    INFERENCE_FAILED
  }

  private final Code code;

  public ModelException(Code code, String message) {
    this(code, message, null);
  }

  public ModelException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The kind of failure. */
  public Code code() {
    return code;
  }
}
