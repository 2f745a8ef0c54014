package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.Objects;

/**
 * An actor of a project, whose takes share what is learned about the actor. Immutable.
 *
 * @param project the project's folder; created if it does not exist
 * @param name the actor's name in it, not blank
 */
public record ActorInProject(Path project, String name) {
  public ActorInProject {
    Objects.requireNonNull(project, "an actor in a project needs a project folder");
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "an actor in project '%s' needs a name, got '%s'".formatted(project, name));
    }
  }
}
