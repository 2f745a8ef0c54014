package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.Objects;

/**
 * An actor whose profile the takes of a project share. Immutable.
 *
 * @param project the project's folder; created when it is not there
 * @param name the actor's name in it, not blank
 */
public record ActorInProject(Path project, String name) {
  public ActorInProject {
    Objects.requireNonNull(project, "an actor of a project needs the project");
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "an actor of project '%s' needs a name, got '%s'".formatted(project, name));
    }
  }
}
