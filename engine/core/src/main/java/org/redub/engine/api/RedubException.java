package org.redub.engine.api;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that leaves the engine: a code for programs, one clear line for people, and the
 * time in the take where there is one.
 */
public final class RedubException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final long ptsUs;

  public RedubException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public RedubException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, cause, Long.MIN_VALUE);
  }

  private RedubException(ErrorCode code, String message, @Nullable Throwable cause, long ptsUs) {
    super(message, cause);
    this.code = code;
    this.ptsUs = ptsUs;
  }

  /** The same error, found at {@code ptsUs} of the take. */
  public RedubException at(long ptsUs) {
    return new RedubException(code, String.valueOf(getMessage()), getCause(), ptsUs);
  }

  public ErrorCode code() {
    return code;
  }

  /** Where in the take, in microseconds of its own clock, if known. */
  public OptionalLong ptsUs() {
    return ptsUs == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(ptsUs);
  }
}
