package org.redub.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.redub.cli.option.CacheOptions;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.analyse.store.AnalysisCache;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code redub cache clear}: deletes the analyses, but no other file in the folder. */
@Command(
    name = "clear",
    description = "Delete all cached analyses. Takes are then analysed again.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CacheClearCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CacheOptions options;

  @SuppressWarnings("NullAway.Init") // picocli sets both before anything runs
  CacheClearCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    AnalysisCache.of(options.settings(), out::println)
        .ifPresentOrElse(cache -> clear(cache, out), () -> out.println("the cache is off"));
    out.flush();
    return ExitCode.OK;
  }

  private static void clear(AnalysisCache cache, PrintWriter out) {
    try {
      int takes = cache.clear();
      out.printf("%s: %d take%s deleted%n", cache.folder(), takes, takes == 1 ? "" : "s");
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.OUTPUT_FAILED,
              "cache '%s' cannot be cleared: %s"
                  .formatted(cache.folder(), OneLineErrors.describe(e)),
              e)
          .about(cache.folder());
    }
  }
}
