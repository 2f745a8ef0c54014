package org.redub.engine.actor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the actors of a project over all its takes, by name. Confined to one thread.
 * {@link ProjectFile} reads and writes it.
 */
public final class ActorProject {
  private final String networkSha256;
  private final Map<String, Known> actors = new LinkedHashMap<>();

  /**
   * A take that was learned from.
   *
   * @param id of the file's content
   * @param spokenS seconds in which the actor speaks
   * @param mouthLateUs how much later than the sound the mouth moves, as it was taken
   * @param styleKnown whether its style is in the evidence
   */
  record TakeNote(String id, double spokenS, long mouthLateUs, boolean styleKnown) {
    TakeNote forgetStyle() {
      return new TakeNote(id, spokenS, mouthLateUs, false);
    }
  }

  /** An actor: the takes that were learned from, and what they showed. */
  record Known(List<TakeNote> takes, ActorEvidence evidence) {
    Known {
      takes = List.copyOf(takes);
    }
  }

  /**
   * An empty project.
   *
   * @param networkSha256 of the network whose hearing styles are told from
   */
  public ActorProject(String networkSha256) {
    this.networkSha256 = networkSha256;
  }

  String networkSha256() {
    return networkSha256;
  }

  Map<String, Known> actors() {
    return new LinkedHashMap<>(actors);
  }

  void put(String name, Known known) {
    actors.put(name, known);
  }

  /** The actor that a take shows. */
  public ProjectActor actor(String name, String takeId, long mouthLateUs) {
    return new ProjectActor(this, name, takeId, mouthLateUs);
  }

  ActorEvidence evidence(String name) {
    @Nullable Known known = actors.get(name);
    return known == null ? ActorEvidence.none() : known.evidence();
  }

  void add(String name, TakeNote take, ActorEvidence shown) {
    Known known = actors.getOrDefault(name, new Known(List.of(), ActorEvidence.none()));
    List<TakeNote> takes = new ArrayList<>(known.takes());
    ActorEvidence news = shown;
    for (TakeNote note : known.takes()) {
      if (note.id().equals(take.id())) {
        takes.remove(note);
        news = note.styleKnown() ? ActorEvidence.none() : shown.onlyStyle();
      }
    }
    takes.add(take);
    actors.put(name, new Known(takes, known.evidence().plus(news)));
  }
}
