package org.redub.cli.command;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.redub.engine.api.result.RedubResult;

/**
 * Times of one dub and one plain transcode. Immutable by contract.
 *
 * @param transcodeFirst whether the transcode ran before the dub
 * @param dubSeconds elapsed time of the dub, without loading the networks
 * @param transcodeSeconds elapsed time of decoding and encoding the same clip
 * @param ratio dub time divided by transcode time
 * @param realTimeFactor duration of the take divided by dub time
 * @param secondsPerStage elapsed time of each stage of the dub
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BenchRun(
    boolean transcodeFirst,
    double dubSeconds,
    double transcodeSeconds,
    double ratio,
    double realTimeFactor,
    Map<String, Double> secondsPerStage) {

  static BenchRun of(RedubResult dub, double transcodeSeconds, boolean transcodeFirst) {
    return new BenchRun(
        transcodeFirst,
        dub.timing().totalSeconds(),
        transcodeSeconds,
        dub.timing().totalSeconds() / transcodeSeconds,
        dub.timing().realTimeFactor(),
        dub.timing().secondsPerStage());
  }
}
