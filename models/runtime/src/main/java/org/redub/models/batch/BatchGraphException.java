package org.redub.models.batch;

/** A network that cannot run several items at once, with the reason as its message. */
public final class BatchGraphException extends Exception {
  private static final long serialVersionUID = 1;

  BatchGraphException(String reason) {
    super(reason);
  }

  BatchGraphException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
