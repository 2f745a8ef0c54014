package org.redub.engine.actor;

/**
 * One actor of a project, as a take that shows it sees it. Confined to one thread.
 *
 * <p>A take that the project knows already is not counted twice.
 */
public final class ProjectActor {
  private final ActorProject project;
  private final String name;
  private final String takeId;
  private final long mouthLateUs;

  ProjectActor(ActorProject project, String name, String takeId, long mouthLateUs) {
    this.project = project;
    this.name = name;
    this.takeId = takeId;
    this.mouthLateUs = mouthLateUs;
  }

  /** What is known of the actor once {@code take} is added. */
  ActorEvidence with(ActorEvidence take) {
    project.add(name, new ActorProject.TakeNote(takeId, take.spokenS(), mouthLateUs, true), take);
    return project.evidence(name);
  }
}
