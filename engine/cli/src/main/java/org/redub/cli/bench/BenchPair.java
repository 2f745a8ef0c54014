package org.redub.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.write.PlainTranscode;
import org.redub.engine.work.ProcessCpu;

/**
 * A dub and the plain transcode that it is compared with. Confined to one thread.
 *
 * @param dub runs the dub
 * @param transcode runs the transcode
 */
public record BenchPair(Supplier<RedubResult> dub, Supplier<PlainTranscode.Result> transcode) {

  /** Runs both {@code runs} times; they take turns in running first. */
  public BenchReport measure(int runs, Function<RedubResult, BenchSetup> setup) {
    List<BenchRun> measured = new ArrayList<>();
    RedubResult result;
    do {
      boolean transcodeFirst = measured.size() % 2 == 1;
      PlainTranscode.Result before = transcodeFirst ? transcode.get() : null;
      long cpuStart = ProcessCpu.nanos();
      result = dub.get();
      double cpuSeconds = (ProcessCpu.nanos() - cpuStart) * 1e-9;
      PlainTranscode.Result plain = before == null ? transcode.get() : before;
      measured.add(BenchRun.of(result, cpuSeconds, plain, transcodeFirst));
    } while (measured.size() < runs);
    return BenchReport.of(setup.apply(result), result, measured);
  }
}
