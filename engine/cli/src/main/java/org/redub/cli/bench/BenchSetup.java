package org.redub.cli.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * What was measured. Immutable.
 *
 * @param video the clip
 * @param lengthS seconds to which clip and voice track were looped; null if they were not
 * @param cached whether the analysis of the take came from the cache
 * @param cores number of processors
 * @param threads how many threads the dub used
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BenchSetup(
    String video, @Nullable Double lengthS, boolean cached, int cores, int threads) {}
