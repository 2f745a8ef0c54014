package org.redub.cli.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;
import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;

/** Progress for a terminal: one line that redraws itself, gone when the job ends. Thread-safe. */
final class ProgressPrinter implements ProgressReporter {
  /** Stages whose steps are frames of the take, so that steps per second are frames per second. */
  private static final Set<String> FRAME_STAGES = Set.of("take", "track", "gather", "render");

  private static final int BAR_WIDTH = 30;
  private static final int LINE_WIDTH = 78;
  private static final long REDRAW_NS = 100_000_000;

  private final PrintWriter out;
  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final StageClock clock;
  private long drawnNs;
  private boolean shown;

  ProgressPrinter(PrintWriter out, PrintWriter err, LongSupplier nanoTime) {
    this.out = out;
    this.err = err;
    this.nanoTime = nanoTime;
    clock = new StageClock(nanoTime);
  }

  @Override
  public void start(String job) {
    // The first stage draws the line.
  }

  @Override
  public synchronized void progress(String stage, long done, long total) {
    boolean entered = clock.note(stage, done, total);
    long nowNs = nanoTime.getAsLong();
    if (entered || clock.finished() || nowNs - drawnNs >= REDRAW_NS) {
      drawnNs = nowNs;
      draw(line());
    }
  }

  @Override
  public synchronized void notice(Notice notice) {
    clear();
    err.println("redub: " + notice.text());
    if (!clock.stage().isEmpty()) {
      draw(line());
    }
    err.flush();
  }

  @Override
  public synchronized void success(Outcome outcome) {
    clear();
    if (!outcome.summary().isEmpty()) {
      out.println(outcome.summary());
      out.flush();
    }
  }

  @Override
  public synchronized boolean failure(RedubException error) {
    clear();
    return false;
  }

  private String line() {
    StringBuilder line = new StringBuilder("%-7s ".formatted(clock.stage()));
    OptionalDouble fraction = clock.fraction();
    if (fraction.isPresent()) {
      int filled = (int) Math.round(fraction.getAsDouble() * BAR_WIDTH);
      line.append('[')
          .append("=".repeat(filled))
          .append(" ".repeat(BAR_WIDTH - filled))
          .append("] %3d %%".formatted((int) Math.floor(fraction.getAsDouble() * 100)));
    } else {
      line.append(clock.done());
    }
    if (FRAME_STAGES.contains(clock.stage())) {
      clock
          .stepsPerSecond()
          .ifPresent(rate -> line.append(String.format(Locale.ROOT, "  %5.1f fps", rate)));
    }
    if (!clock.finished()) {
      clock.remainingS().ifPresent(left -> line.append("  ETA ").append(minutes(left)));
    }
    return line.length() > LINE_WIDTH ? line.substring(0, LINE_WIDTH) : line.toString();
  }

  private static String minutes(double seconds) {
    long whole = (long) Math.ceil(seconds);
    return "%d:%02d".formatted(whole / 60, whole % 60);
  }

  private void draw(String line) {
    err.print("\r" + line + " ".repeat(LINE_WIDTH - line.length()));
    err.flush();
    shown = true;
  }

  private void clear() {
    if (shown) {
      err.print("\r" + " ".repeat(LINE_WIDTH) + "\r");
      err.flush();
      shown = false;
    }
  }
}
