package org.redub.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.redub.cli.option.CacheOptions;
import org.redub.cli.text.OneLineErrors;
import org.redub.cli.text.Table;
import org.redub.engine.analyse.store.AnalysisCache;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.CacheSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code redub cache list}: prints the cached analyses and their sizes. */
@Command(
    name = "list",
    description = "List the takes whose analysis is cached, the most recently used first.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CacheListCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final double MEBIBYTE = 1 << 20;

  @Spec private CommandSpec spec;
  @Mixin private CacheOptions options;

  @SuppressWarnings("NullAway.Init") // picocli sets both before anything runs
  CacheListCommand() {}

  @Override
  public Integer call() {
    CacheSettings settings = options.settings();
    PrintWriter out = spec.commandLine().getOut();
    AnalysisCache.of(settings, out::println)
        .ifPresentOrElse(
            cache -> print(cache, settings, out), () -> out.println("the cache is off"));
    out.flush();
    return ExitCode.OK;
  }

  private static void print(AnalysisCache cache, CacheSettings settings, PrintWriter out) {
    List<AnalysisCache.Entry> entries = entries(cache);
    Table table = new Table("<><").row("last used", "MiB", "take");
    for (AnalysisCache.Entry entry : entries) {
      String take = entry.take().isEmpty() ? "(damaged or outdated)" : entry.take();
      table.row(time(entry.lastUse()), mebibytes(entry.bytes()), take);
    }
    if (!entries.isEmpty()) {
      out.print(table);
    }
    out.printf(
        "%s: %d take%s, %s of %s MiB%n",
        cache.folder(),
        entries.size(),
        entries.size() == 1 ? "" : "s",
        mebibytes(entries.stream().mapToLong(AnalysisCache.Entry::bytes).sum()),
        mebibytes(settings.maxBytes()));
  }

  private static List<AnalysisCache.Entry> entries(AnalysisCache cache) {
    try {
      return cache.entries();
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.INPUT_UNREADABLE,
              "cache '%s' cannot be read: %s".formatted(cache.folder(), OneLineErrors.describe(e)),
              e)
          .about(cache.folder());
    }
  }

  private static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / MEBIBYTE);
  }
}
