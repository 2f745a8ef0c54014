package org.redub.engine.actor.project;

import java.util.ArrayList;
import java.util.List;
import org.redub.engine.actor.ActorEvidence;

/**
 * What a project knows of an actor: the takes that were learned from, and what they showed.
 * Immutable by contract.
 *
 * @param takes each id once, oldest first
 * @param evidence the sum over these takes
 */
public record LearnedActor(List<TakeNote> takes, ActorEvidence evidence) {
  /** Checks that no take is listed twice. */
  public LearnedActor {
    takes = TakeNote.distinct(List.copyOf(takes));
  }

  /** An actor that no take has shown yet. */
  public static LearnedActor unknown() {
    return new LearnedActor(List.of(), ActorEvidence.none());
  }

  /** Whether the evidence contains all that a take shows, its style too if it has one. */
  public boolean knows(TakeNote take) {
    return takes.stream()
        .anyMatch(
            known -> known.id().equals(take.id()) && (known.styleKnown() || !take.styleKnown()));
  }

  /**
   * This actor with one take more, counted once: a take that is known already adds nothing, or its
   * style alone if that was left out.
   *
   * @param shown what the take shows of the actor
   */
  public LearnedActor with(TakeNote take, ActorEvidence shown) {
    if (knows(take)) {
      return this;
    }
    List<TakeNote> more = new ArrayList<>(takes);
    if (more.removeIf(known -> known.id().equals(take.id()))) {
      more.add(take);
      return new LearnedActor(more, evidence.plus(shown.onlyStyle()));
    }
    more.add(take);
    return new LearnedActor(more, evidence.plus(take.styleKnown() ? shown : shown.withoutStyle()));
  }

  /** This actor without any style, so that each take may add its style again. */
  LearnedActor withoutStyle() {
    return new LearnedActor(
        takes.stream().map(TakeNote::withoutStyle).toList(), evidence.withoutStyle());
  }
}
