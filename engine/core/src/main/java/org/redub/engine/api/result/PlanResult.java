package org.redub.engine.api.result;

/**
 * A summary of a mouth plan. Immutable.
 *
 * @param persons number of persons whose mouths are planned
 * @param keys number of key frames
 * @param closures number of closures
 */
public record PlanResult(int persons, int keys, int closures) {}
