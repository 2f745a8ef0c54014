package org.redub.models.training;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.redub.models.training.fit.Learner;
import org.redub.models.training.takes.TrackedClip;

/** How much later than the sound a speaker's mouth moves, as far as a network can tell. */
final class SpeakerOffset implements ToLongFunction<List<TrackedClip>> {
  private final Learner learner;
  private final Consumer<String> log;

  SpeakerOffset(Learner learner, Consumer<String> log) {
    this.learner = learner;
    this.log = log;
  }

  @Override
  public long applyAsLong(List<TrackedClip> clips) {
    return 0;
  }
}
