package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A mouth plan to review and edit before the dub. Immutable.
 *
 * @param dub the dub to plan; its output is the mouth plan
 */
public record PlanRequest(@JsonValue RedubRequest dub) implements DubPreparation {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PlanRequest {
    Objects.requireNonNull(dub, "a plan request needs a dub");
    if (dub.plan() != null) {
      throw new IllegalArgumentException(
          "a mouth plan is made from the voice track, not from another plan, got '%s'"
              .formatted(dub.plan()));
    }
    DubPreparation.checkNoLayers(dub, "mouth plan");
  }
}
