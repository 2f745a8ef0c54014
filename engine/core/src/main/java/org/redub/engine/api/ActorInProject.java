package org.redub.engine.api;

import java.nio.file.Path;

/**
 * An actor whose profile the takes of a project share. Immutable.
 *
 * @param project the project's folder; created when it is not there
 * @param name the actor's name in it, not blank
 */
public record ActorInProject(Path project, String name) {
  /** Checks the name. */
  public ActorInProject {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an actor of a project needs a name");
    }
  }
}
