package org.redub.engine.analyse.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file does not contain a usable analysis. The message states the reason. Immutable. */
public final class AnalysisFileException extends IOException {
  private static final long serialVersionUID = 1;

  private final Problem problem;

  /** What is wrong with a file. */
  public enum Problem {
    /** It is intact, but has an older or newer format version. */
    OUTDATED,
    /** Its content is not what was written. */
    DAMAGED
  }

  AnalysisFileException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  static AnalysisFileException damaged(String why) {
    return new AnalysisFileException(Problem.DAMAGED, why, null);
  }

  /** What is wrong with the file. */
  public Problem problem() {
    return problem;
  }
}
