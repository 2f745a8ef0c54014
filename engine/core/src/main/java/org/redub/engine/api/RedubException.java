package org.redub.engine.api;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that leaves the engine: a code for programs, one clear line for people, and
 * where it happened: the stage, the file and the time in the file. Immutable, except for what every
 * exception can be given.
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

  /** The same error with its stage; a stage that is already known is kept. */
  public RedubException in(Stage stage) {
    return where.stage != null ? this : with(new Where(stage, where.file, where.ptsUs));
  }

  /** The same error with the input or output file that it is about. */
  public RedubException about(Path file) {
    return with(new Where(where.stage, file.toString(), where.ptsUs));
  }

  /** The same error with its time in the file. */
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

  /** Whether the same request may succeed later without changes. */
  public boolean retryable() {
    return code.retryable();
  }

  /** The stage that failed; empty if it is not known. */
  public Optional<Stage> stage() {
    return Optional.ofNullable(where.stage);
  }

  /** The input or output file that the error is about, if any. */
  public Optional<Path> file() {
    return Optional.ofNullable(where.file).map(Path::of);
  }

  /** The time in the file, in microseconds on its own clock, if known. */
  public OptionalLong ptsUs() {
    return where.ptsUs == null ? OptionalLong.empty() : OptionalLong.of(where.ptsUs);
  }
}
