package org.redub.engine.actor.project;

/**
 * An actor of a project in a line. Immutable.
 *
 * @param takes how many takes the actor was learned from
 * @param spokenS seconds of speech in them
 */
public record ActorSummary(String name, int takes, double spokenS) {}
