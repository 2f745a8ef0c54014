package org.redub.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;

class ProgressPrinterTest {
  private static final long SECOND = 1_000_000_000;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private long nowNs = 5 * SECOND;
  private final ProgressPrinter printer = printer(80);

  private ProgressPrinter printer(int columns) {
    return new ProgressPrinter(new PrintWriter(out), new PrintWriter(err), () -> nowNs, columns);
  }

  private String shown() {
    String[] draws = err.toString().split(Pattern.quote("\r"), -1);
    return draws[draws.length - 1].stripTrailing();
  }

  @Test
  void showsStagePercentSpeedAndTimeLeft() {
    printer.progress("render", 0, 300);
    nowNs += 2 * SECOND;
    printer.progress("render", 60, 300);
    assertThat(shown())
        .isEqualTo("render  [======                        ]  20 %   30.0 fps  ETA 0:08");
  }

  @Test
  void fitsIntoANarrowTerminal() {
    for (int columns : new int[] {1, 10, 40, 60, 79}) {
      err.getBuffer().setLength(0);
      ProgressPrinter narrow = printer(columns);
      narrow.progress("render", 0, 300);
      nowNs += 2 * SECOND;
      narrow.progress("render", 60, 300);
      narrow.failure(new RedubException(ErrorCode.NO_FACE, "no"));
      assertThat(err.toString().split("\r"))
          .allSatisfy(draw -> assertThat(draw).hasSizeLessThan(Math.max(2, columns)));
    }
  }

  @Test
  void omitsTheBarAndKeepsTheTextIn40Columns() {
    ProgressPrinter narrow = printer(40);
    narrow.progress("render", 0, 300);
    nowNs += 2 * SECOND;
    narrow.progress("render", 60, 300);
    assertThat(shown()).isEqualTo("render   20 %   30.0 fps  ETA 0:08");
  }

  @Test
  void usesNoEscapeSequences() {
    printer.progress("render", 1, 300);
    printer.notice(Notice.of(NoticeCode.AV_OFFSET_UNKNOWN));
    printer.progress("render", 300, 300);
    printer.success(new Outcome(List.of(), "done"));
    assertThat(err.toString()).doesNotContain("\u001b");
  }

  @Test
  void showsFramesPerSecondOnlyIfStepsAreFrames() {
    printer.progress("listen", 0, 300);
    nowNs += 2 * SECOND;
    printer.progress("listen", 60, 300);
    assertThat(shown()).startsWith("listen").contains("20 %").doesNotContain("fps");
  }

  @Test
  void redrawsAtMostTenTimesPerSecond() {
    for (int i = 0; i < 1000; i++) {
      printer.progress("track", i, 1000);
      nowNs += SECOND / 1000;
    }
    assertThat(err.toString().chars().filter(c -> c == '\r').count()).isBetween(10L, 11L);
  }

  @Test
  void alwaysDrawsTheLastStep() {
    printer.progress("track", 999, 1000);
    printer.progress("track", 1000, 1000);
    assertThat(shown()).contains("100 %").doesNotContain("ETA");
  }

  @Test
  void showsACountIfTheTotalIsUnknown() {
    printer.progress("track", 17, 0);
    assertThat(shown()).isEqualTo("track   17");
  }

  @Test
  void printsANoticeAboveTheBar() {
    printer.progress("track", 1, 4);
    printer.notice(Notice.of(NoticeCode.AV_OFFSET_UNKNOWN));
    List<String> draws = List.of(err.toString().split("[\r\n]+"));
    assertThat(draws).contains("redub: " + Notice.of(NoticeCode.AV_OFFSET_UNKNOWN).text());
    assertThat(shown()).startsWith("track").contains("25 %");
  }

  @Test
  void removesTheBarAtTheEnd() {
    printer.progress("mux", 1, 2);
    assertThat(printer.failure(new RedubException(ErrorCode.NO_FACE, "no"))).isFalse();
    assertThat(shown()).isEmpty();
    printer.success(new Outcome(List.of(), "done"));
    assertThat(out.toString()).isEqualToIgnoringNewLines("done");
  }

  @Test
  void slowStartStopsCounting() {
    StageClock clock = new StageClock(() -> nowNs);
    clock.note("render", 0, 10_000);
    nowNs += 20 * SECOND; // a model warms up: one frame in 20 s
    clock.note("render", 1, 10_000);
    for (int i = 1; i <= 12; i++) {
      nowNs += SECOND;
      clock.note("render", 1 + i * 50L, 10_000);
    }
    assertThat(clock.stepsPerSecond()).hasValue(50);
    assertThat(clock.remainingS().getAsDouble()).isBetween(187.0, 188.0);
  }
}
