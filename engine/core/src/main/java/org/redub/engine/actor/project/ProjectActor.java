package org.redub.engine.actor.project;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.redub.engine.actor.ActorEvidence;
import org.redub.engine.api.Notice;

/**
 * One actor of a project as a run finds it at its start. Immutable; only {@link #learn} writes.
 *
 * @param networkSha256 of the mouth-shape network in use
 * @param known what other takes have shown so far
 */
public record ProjectActor(
    ProjectFolder project, String name, String networkSha256, LearnedActor known) {

  /**
   * Reads an actor; creates nothing.
   *
   * @param notices told if a style is left out
   * @throws org.redub.engine.api.RedubException see {@link ProjectFolder#open} and {@link
   *     ProjectFolder#actor}
   */
  public static ProjectActor read(
      Path folder, String name, String networkSha256, Consumer<Notice> notices) {
    ProjectFolder project = ProjectFolder.open(folder);
    return new ProjectActor(
        project, name, networkSha256, project.actor(name, networkSha256, notices));
  }

  /** What is known of the actor with a take counted in; writes nothing. */
  public ActorEvidence with(TakeNote take, ActorEvidence shown) {
    return known.with(take, shown).evidence();
  }

  /** Writes what a take shows to the project, beside what others have written meanwhile. */
  public void learn(TakeNote take, ActorEvidence shown) {
    project.learn(name, networkSha256, take, shown);
  }
}
