package org.redub.models;

import org.jspecify.annotations.Nullable;

/** Why a model could not be used, as a code for programs and one clear line for people. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Code {
    /** There is no model of that id. */
    NOT_FOUND,
    /** The bytes are not those that the card promises. */
    CORRUPT,
    /** The tensors are not those that the caller expects. */
    INCOMPATIBLE,
    /** The device asked for cannot be used. */
    DEVICE_UNAVAILABLE,
    /** The network failed on an input. */
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

  public Code code() {
    return code;
  }
}
