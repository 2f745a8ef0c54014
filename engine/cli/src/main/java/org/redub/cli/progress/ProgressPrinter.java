package org.redub.cli.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;
import org.redub.engine.api.Notice;
import org.redub.engine.api.RedubException;

/**
 * Progress for a terminal: one line that is redrawn in place and removed when the job ends.
 * Thread-safe.
 */
final class ProgressPrinter implements ProgressReporter {
  /** Stages whose steps are frames of the take, so that steps per second are frames per second. */
  private static final Set<String> FRAME_STAGES = Set.of("take", "track", "gather", "render");

  private static final int MAX_BAR_WIDTH = 30;

  /** A shorter bar shows less than the percentage next to it. */
  private static final int MIN_BAR_WIDTH = 8;

  /** Brackets, percentage, frames per second and time left. */
  private static final int TEXT_AFTER_BAR = 31;

  private static final int MAX_LINE_WIDTH = 78;
  private static final long REDRAW_NS = 100_000_000;

  private final PrintWriter out;
  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final StageClock clock;
  private final int lineWidth;
  private long drawnNs;
  private boolean shown;

  /**
   * A printer that has drawn nothing yet.
   *
   * @param columns width of the terminal
   */
  ProgressPrinter(PrintWriter out, PrintWriter err, LongSupplier nanoTime, int columns) {
    this.out = out;
    this.err = err;
    this.nanoTime = nanoTime;
    clock = new StageClock(nanoTime);
    // A character in the last column would move the cursor to the next line.
    lineWidth = Math.max(1, Math.min(MAX_LINE_WIDTH, columns - 1));
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
      line.append(bar(fraction.getAsDouble(), line.length()))
          .append("%3d %%".formatted((int) Math.floor(fraction.getAsDouble() * 100)));
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
    return line.length() > lineWidth ? line.substring(0, lineWidth) : line.toString();
  }

  /** The bar and a space; empty where the line has no room for it. */
  private String bar(double fraction, int textBefore) {
    int width = Math.min(MAX_BAR_WIDTH, lineWidth - textBefore - TEXT_AFTER_BAR);
    if (width < MIN_BAR_WIDTH) {
      return "";
    }
    int filled = (int) Math.round(fraction * width);
    return "[" + "=".repeat(filled) + " ".repeat(width - filled) + "] ";
  }

  private static String minutes(double seconds) {
    long whole = (long) Math.ceil(seconds);
    return "%d:%02d".formatted(whole / 60, whole % 60);
  }

  private void draw(String line) {
    err.print("\r" + line + " ".repeat(lineWidth - line.length()));
    err.flush();
    shown = true;
  }

  private void clear() {
    if (shown) {
      err.print("\r" + " ".repeat(lineWidth) + "\r");
      err.flush();
      shown = false;
    }
  }
}
