package org.redub.models.training.corpus;

import org.redub.models.mouth.Phone;

/**
 * One sound of an utterance. Immutable.
 *
 * @param startSeconds when it starts
 * @param endSeconds when it ends, after its start
 */
public record PhoneSegment(double startSeconds, double endSeconds, Phone phone) {
  public PhoneSegment {
    if (!(endSeconds > startSeconds)) {
      throw new IllegalArgumentException(
          "phone %s ends at %s s, it starts at %s s".formatted(phone, endSeconds, startSeconds));
    }
  }

  double durationSeconds() {
    return endSeconds - startSeconds;
  }
}
