package org.redub.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.ActorInProject;
import picocli.CommandLine.Option;

/** The project and the actor whose data a take uses. Confined to one thread. */
final class ProjectOptions {
  private static final String DEFAULT_ACTOR = "actor";

  @Option(
      names = "--project",
      paramLabel = "<folder>",
      description =
          "Store what is learned about the actor in this folder, and use what is stored there from"
              + " other takes. The folder is created if necessary.")
  private @Nullable Path project;

  @Option(
      names = "--actor",
      paramLabel = "<name>",
      converter = OptionValues.ActorName.class,
      description = "The name, within the project, of the actor in the take. Default: actor.")
  private @Nullable String actor;

  ProjectOptions() {}

  /**
   * The actor; null without a project.
   *
   * @throws IllegalArgumentException for an actor without a project
   */
  @Nullable ActorInProject actor() {
    if (project == null) {
      if (actor != null) {
        throw new IllegalArgumentException(
            "option '--actor' requires '--project', got only the actor '%s'".formatted(actor));
      }
      return null;
    }
    return new ActorInProject(project, actor == null ? DEFAULT_ACTOR : actor);
  }
}
