package org.redub.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An output file cannot be written. The message names the file and the reason. Immutable. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1;

  private final Problem problem;

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

  OutputException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** What is wrong with the output. */
  public Problem problem() {
    return problem;
  }
}
