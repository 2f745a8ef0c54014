package org.redub.render.donor.mouth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures with JMH's profiler how much heap a rendered frame takes. */
class RenderAllocationTest {
  /** The box alone has 400 x 400 x 3 numbers, 1.9 MB: none of its planes is allocated per frame. */
  private static final double MOST_BYTES = 64_000;

  @Test
  void rendersFramesInMemoryThatIsUsedAgain() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(RenderBenchmark.class.getName() + ".render")
                    .addProfiler(GCProfiler.class)
                    .forks(0)
                    .warmupIterations(1)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(500))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    assertThat(results).hasSize(3);
    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore())
                    .isBetween(0.0, MOST_BYTES));
  }
}
