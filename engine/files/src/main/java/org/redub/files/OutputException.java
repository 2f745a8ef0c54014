package org.redub.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An output file cannot be written. The message names the file and the reason. Immutable. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1;

  private final Problem problem;

  // A path is not serializable.
  private final transient @Nullable Path output;

  /** What is wrong with an output. */
  public enum Problem {
    /** It is one of the inputs. */
    IS_INPUT,
    /** It cannot be created there: a missing folder, a directory, a write-protected file. */
    UNWRITABLE,
    /** Writing began and failed. */
    FAILED,
    /** The process is being stopped, or the thread was interrupted. */
    CANCELLED
  }

  OutputException(Problem problem, Path output, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
    this.output = output;
  }

  /** What is wrong with the output. */
  public Problem problem() {
    return problem;
  }

  /** The output as the caller named it; empty after deserialization. */
  public Optional<Path> output() {
    return Optional.ofNullable(output);
  }
}
