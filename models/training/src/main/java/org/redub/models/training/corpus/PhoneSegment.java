package org.redub.models.training.corpus;

import org.redub.models.mouth.Phone;

/**
 * One phone of an utterance. Immutable.
 *
 * @param startSeconds start time
 * @param endSeconds end time, after the start
 */
public record PhoneSegment(double startSeconds, double endSeconds, Phone phone) {
  public PhoneSegment {
    if (!(endSeconds > startSeconds)) {
      throw new IllegalArgumentException(
          "phone %s must end after its start, got end %s s and start %s s"
              .formatted(phone, endSeconds, startSeconds));
    }
  }

  double durationSeconds() {
    return endSeconds - startSeconds;
  }
}
