package org.redub.engine.api;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that leaves the engine: a code for programs, one clear line for people, and
 * what finds the fault: the stage, the file, the time in it. Immutable but for what every exception
 * can be given.
 */
public final class RedubException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final Where where;

  /** Where it happened, as far as is known. */
  private record Where(@Nullable Stage stage, @Nullable String file, @Nullable Long ptsUs)
      implements Serializable {
    private static final Where UNKNOWN = new Where(null, null, null);
  }

  public RedubException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public RedubException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, cause, Where.UNKNOWN);
  }

  private RedubException(
      ErrorCode code, @Nullable String message, @Nullable Throwable cause, Where where) {
    super(message, cause);
    this.code = code;
    this.where = where;
  }

  /** The same error, in a stage; the stage that was named first stays. */
  public RedubException in(Stage stage) {
    return where.stage != null ? this : with(new Where(stage, where.file, where.ptsUs));
  }

  /** The same error, about an input or output. */
  public RedubException about(Path file) {
    return with(new Where(where.stage, file.toString(), where.ptsUs));
  }

  /** The same error, found at {@code ptsUs} of the file. */
  public RedubException at(long ptsUs) {
    return with(new Where(where.stage, where.file, ptsUs));
  }

  private RedubException with(Where found) {
    RedubException same = new RedubException(code, getMessage(), getCause(), found);
    same.setStackTrace(getStackTrace());
    for (Throwable suppressed : getSuppressed()) {
      same.addSuppressed(suppressed);
    }
    return same;
  }

  public ErrorCode code() {
    return code;
  }

  /** Whether the same request may succeed later, with nothing in it changed. */
  public boolean retryable() {
    return code.retryable();
  }

  /** The stage that failed; empty if it failed outside of any. */
  public Optional<Stage> stage() {
    return Optional.ofNullable(where.stage);
  }

  /** The input or output that it is about, if it is about one. */
  public Optional<Path> file() {
    return Optional.ofNullable(where.file).map(Path::of);
  }

  /** Where in the file, in microseconds of its own clock, if known. */
  public OptionalLong ptsUs() {
    return where.ptsUs == null ? OptionalLong.empty() : OptionalLong.of(where.ptsUs);
  }
}
