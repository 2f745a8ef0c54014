package org.redub.models.converter.io;

/**
 * The reason why a conversion failed, with the stage as a code. The converter throws no other
 * exception. Immutable.
 */
public final class ConversionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The stage that failed. */
  public enum Code {
    /** The command line is wrong. */
    USAGE,
    /** An input file cannot be read. */
    UNREADABLE,
    /** A file is another npm package, or another version, than expected. */
    WRONG_PACKAGE,
    /** A file does not have the known SHA-256. */
    CHECKSUM_MISMATCH,
    /** A file violates its format. */
    CORRUPT,
    /** A model is valid, but uses something for which there is no rule. */
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

  /** The file violates its format. */
  public static ConversionException corrupt(String message) {
    return new ConversionException(Code.CORRUPT, message);
  }

  /** The file violates its format, as detected by a library. */
  public static ConversionException corrupt(String message, Throwable cause) {
    return new ConversionException(Code.CORRUPT, message, cause);
  }

  /** The file seems valid, but needs a rule that does not exist. */
  public static ConversionException unsupported(String message) {
    return new ConversionException(Code.UNSUPPORTED, message);
  }

  /** The same failure with the place in front of its message. */
  public ConversionException within(String place) {
    return new ConversionException(code, place + ": " + getMessage(), this);
  }

  public Code code() {
    return code;
  }
}
