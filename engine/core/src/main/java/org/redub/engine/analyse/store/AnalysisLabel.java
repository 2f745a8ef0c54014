package org.redub.engine.analyse.store;

/**
 * Identifies the take of an analysis file. Immutable.
 *
 * @param key content key of the analysis, in hex
 * @param take last known path of the take
 */
public record AnalysisLabel(String key, String take) {}
