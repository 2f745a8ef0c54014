package org.redub.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.ActorInProject;
import picocli.CommandLine.Option;

/** Whose takes share what is learned of an actor. Confined to one thread. */
final class ProjectOptions {
  private static final String DEFAULT_ACTOR = "actor";

  @Option(
      names = "--project",
      paramLabel = "<file>",
      description =
          "Keep what is learned of the actor in this JSON file and use what other takes put there."
              + " Made when it is not there.")
  private @Nullable Path project;

  @Option(
      names = "--actor",
      paramLabel = "<name>",
      converter = OptionValues.ActorName.class,
      description = "Which actor of the project the take shows. Default: actor.")
  private @Nullable String actor;

  ProjectOptions() {}

  /**
   * The actor of the project that was named; null without a project.
   *
   * @throws IllegalArgumentException for an actor of no project
   */
  @Nullable ActorInProject actor() {
    if (project == null) {
      if (actor != null) {
        throw new IllegalArgumentException(
            "option '--actor' names an actor of a project: '%s' needs '--project'"
                .formatted(actor));
      }
      return null;
    }
    return new ActorInProject(project, actor == null ? DEFAULT_ACTOR : actor);
  }
}
