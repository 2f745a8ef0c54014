package org.redub.cli.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.write.PlainTranscode;

/**
 * Times of one dub and one plain transcode. Immutable by contract.
 *
 * @param transcodeFirst whether the transcode ran before the dub
 * @param dubSeconds elapsed time of the dub, without loading the networks
 * @param dubCpuSeconds CPU time that the process used during the dub, on all threads
 * @param transcodeSeconds elapsed time of decoding and encoding the same clip
 * @param transcodeCpuSeconds CPU time that the process used meanwhile
 * @param ratio dub time divided by transcode time
 * @param realTimeFactor duration of the take divided by dub time
 * @param secondsPerStage elapsed time of each stage of the dub
 * @param cpuSecondsPerStage CPU time that the process used during each stage
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BenchRun(
    boolean transcodeFirst,
    double dubSeconds,
    double dubCpuSeconds,
    double transcodeSeconds,
    double transcodeCpuSeconds,
    double ratio,
    double realTimeFactor,
    Map<String, Double> secondsPerStage,
    Map<String, Double> cpuSecondsPerStage) {

  static BenchRun of(
      RedubResult dub,
      double dubCpuSeconds,
      PlainTranscode.Result transcode,
      boolean transcodeFirst) {
    return new BenchRun(
        transcodeFirst,
        dub.timing().totalSeconds(),
        dubCpuSeconds,
        transcode.seconds(),
        transcode.cpuSeconds(),
        dub.timing().totalSeconds() / transcode.seconds(),
        dub.timing().realTimeFactor(),
        dub.timing().secondsPerStage(),
        dub.timing().cpuSecondsPerStage());
  }
}
