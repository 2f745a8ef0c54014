package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A plan of what the mouths shall do, to look at and to change before a dub. Immutable.
 *
 * @param dub what is to be dubbed; its output is the plan
 */
public record PlanRequest(@JsonValue RedubRequest dub) implements Request {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PlanRequest {
    Objects.requireNonNull(dub, "a plan needs a dub");
    if (dub.plan() != null) {
      throw new IllegalArgumentException(
          "a plan is made from the speech, not from another plan, got '%s'".formatted(dub.plan()));
    }
    if (dub.layers() != null) {
      throw new IllegalArgumentException(
          "a plan writes no layers, got a folder for them: '%s'".formatted(dub.layers()));
    }
  }

  @Override
  public List<Path> videos() {
    return dub.videos();
  }

  @Override
  public List<Path> sounds() {
    return dub.sounds();
  }

  @Override
  public List<Path> outputs() {
    return dub.outputs();
  }
}
