package org.redub.engine.analyse.store;

/**
 * Which take a file holds the analysis of. Immutable.
 *
 * @param key names the take's content and everything else the analysis depends on
 * @param take the take's file name, as it was last seen
 */
public record AnalysisLabel(String key, String take) {}
