package org.redub.models.converter.io;

/**
 * Why a conversion stopped, with the stage as a code. The only exception that leaves the converter.
 * Immutable.
 */
public final class ConversionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The stage that failed. */
  public enum Code {
    /** The command line is wrong. */
    USAGE,
    /** A file given cannot be read. */
    UNREADABLE,
    /** A file is another npm package, or another version of it, than the one asked for. */
    WRONG_PACKAGE,
    /** A file's SHA-256 is not the one we know. */
    CHECKSUM_MISMATCH,
    /** A file breaks its own format. */
    CORRUPT,
    /** A model is sound but uses what no rule here covers. */
    UNSUPPORTED,
    /** A result cannot be written. */
    OUTPUT_FAILED
  }

  private final Code code;

  public ConversionException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public ConversionException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The file contradicts its own format. */
  public static ConversionException corrupt(String message) {
    return new ConversionException(Code.CORRUPT, message);
  }

  /** The file contradicts its own format, as a library found. */
  public static ConversionException corrupt(String message, Throwable cause) {
    return new ConversionException(Code.CORRUPT, message, cause);
  }

  /** The file is sound as far as known, but needs a rule that does not exist. */
  public static ConversionException unsupported(String message) {
    return new ConversionException(Code.UNSUPPORTED, message);
  }

  /** The same failure, its message preceded by where it happened. */
  public ConversionException within(String place) {
    return new ConversionException(code, place + ": " + getMessage(), this);
  }

  public Code code() {
    return code;
  }
}
