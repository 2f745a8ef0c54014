package org.redub.models;

import org.jspecify.annotations.Nullable;

/** A model could not be found, trusted, understood or run. Immutable; the code says which. */
public final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong, so that a caller can choose an exit code without reading the message. */
  public enum Code {
    /** No such card, or no such file beside the card. */
    NOT_FOUND,
    /** The bytes or the card are not what they say they are. */
    CORRUPT,
    /** A sound model, but not one with the tensors this Redub works with. */
    INCOMPATIBLE,
    /** The user has not accepted the model's licence. */
    NOT_ACCEPTED,
    /** The device asked for is not there. */
    DEVICE_UNAVAILABLE,
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

  /** What went wrong. */
  public Code code() {
    return code;
  }
}
