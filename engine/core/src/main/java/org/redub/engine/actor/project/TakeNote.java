package org.redub.engine.actor.project;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A take that an actor was learned from. Immutable.
 *
 * @param id names the take by its content, not by its path: the same take always has the same id
 * @param spokenS seconds in which the actor speaks
 * @param mouthLateUs how much later than the sound the mouth moves, as it was when learned
 * @param styleKnown whether the actor's evidence contains the style that this take shows
 */
public record TakeNote(String id, double spokenS, long mouthLateUs, boolean styleKnown) {
  /** A larger offset between sound and mouth is no offset. */
  private static final long MAX_LATE_US = 60_000_000;

  /** Checks the values. */
  public TakeNote {
    Checks.require(!id.isBlank(), "a take needs an id");
    Checks.length("spoken_s", spokenS);
    Checks.require(
        Math.abs(mouthLateUs) <= MAX_LATE_US,
        "mouth_late_us is %d, expected -%2$d to %2$d".formatted(mouthLateUs, MAX_LATE_US));
  }

  /** A note of a take that is learned now, with its style. */
  public static TakeNote of(String id, double spokenS, long mouthLateUs) {
    return new TakeNote(id, spokenS, mouthLateUs, true);
  }

  /** The same list; fails if a take is in it twice. */
  static List<TakeNote> distinct(List<TakeNote> takes) {
    Set<String> ids = new HashSet<>();
    for (TakeNote take : takes) {
      Checks.require(ids.add(take.id()), "take '%s' is listed twice".formatted(take.id()));
    }
    return takes;
  }

  TakeNote withoutStyle() {
    return new TakeNote(id, spokenS, mouthLateUs, false);
  }
}
