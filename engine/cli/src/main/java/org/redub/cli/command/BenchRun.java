package org.redub.cli.command;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.redub.engine.api.result.RedubResult;

/**
 * One dub and the plain transcode beside it. Immutable by contract.
 *
 * @param transcodeFirst which of the two ran first
 * @param dubSeconds wall-clock seconds of the dub, networks loaded before
 * @param transcodeSeconds wall-clock seconds of decoding and encoding the same clip
 * @param ratio dub to transcode
 * @param realTimeFactor seconds of take per second of dub
 * @param secondsPerStage of the dub
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
