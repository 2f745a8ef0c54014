package org.redub.engine.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the mouths of a take do, on the take's own clock: made from a voice track, changed by hand,
 * the same whatever makes the pixels. Immutable.
 *
 * @param take the take it was made for
 * @param persons one entry a person, each named once
 */
public record MouthPlan(PlannedTake take, List<PersonPlan> persons) {

  public MouthPlan {
    persons = List.copyOf(persons);
    Set<String> names = new HashSet<>();
    for (PersonPlan person : persons) {
      if (!names.add(person.person())) {
        throw new IllegalArgumentException(
            "a plan names each person once, got '%s' twice".formatted(person.person()));
      }
    }
  }

  /** What a person's mouth is to do; empty for someone whose mouth stays as it is. */
  public Optional<PersonPlan> of(String person) {
    return persons.stream().filter(plan -> plan.person().equals(person)).findFirst();
  }
}
