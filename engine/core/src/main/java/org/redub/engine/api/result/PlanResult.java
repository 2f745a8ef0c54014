package org.redub.engine.api.result;

/**
 * What a plan holds. Immutable.
 *
 * @param persons whose mouths are planned
 * @param keys moments at which a mouth is told what to do
 * @param closures moments at which lips are shut
 */
public record PlanResult(int persons, int keys, int closures) {}
