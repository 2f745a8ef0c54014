package org.redub.models.batch;

/** A batch that could not be run; every caller in it gets one of its own. */
public final class BatchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BatchException(String message) {
    super(message);
  }

  BatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
