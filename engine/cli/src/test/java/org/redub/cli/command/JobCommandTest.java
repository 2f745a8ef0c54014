package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.Terminal;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import picocli.CommandLine.Command;

class JobCommandTest {
  @Command(name = "job")
  private static final class TwoFrames extends JobCommand {
    private final Exception failure;

    TwoFrames(Exception failure) {
      this.failure = failure;
    }

    @Override
    Job job() {
      if (failure instanceof IllegalArgumentException refused) {
        throw refused;
      }
      return this::run;
    }

    private Outcome run(ProgressReporter reporter) throws Exception {
      reporter.progress("track", 1, 2);
      reporter.notice(Notice.of(NoticeCode.SPEECH_CUT_OFF, "over_s", 1.25));
      if (failure != null) {
        throw failure;
      }
      reporter.progress("track", 2, 2);
      return new Outcome(List.of(Path.of("out.mp4")), "out.mp4: 2 frames");
    }
  }

  private static final String CUT_OFF =
      "redub: the voice track runs 1.25 s longer than the video: its end is cut off";

  private static Screen screen(Exception failure) {
    return new Screen().with("job", new TwoFrames(failure));
  }

  private static final RedubException NO_FACE =
      new RedubException(ErrorCode.NO_FACE, "no face\n  in take.mp4", new Error("deep"));

  @Test
  void printsSummaryAndNotices() {
    Screen screen = screen(null);
    assertThat(screen.run("job")).isZero();
    assertThat(screen.out()).isEqualToIgnoringNewLines("out.mp4: 2 frames");
    assertThat(screen.err()).isEqualToIgnoringNewLines(CUT_OFF);
  }

  @Test
  void printsKnownErrorsInOneLineWithTheirExitCode() {
    Screen screen = screen(NO_FACE);
    assertThat(screen.run("job", "--progress", "none")).isEqualTo(5);
    assertThat(screen.err().lines()).containsExactly(CUT_OFF, "redub: no face in take.mp4");
    assertThat(screen.out()).isEmpty();
  }

  @Test
  void acceptsDebugBeforeAndAfterTheCommand() {
    for (String[] args :
        List.of(new String[] {"--debug", "job"}, new String[] {"job", "--debug"})) {
      Screen screen = screen(NO_FACE);
      assertThat(screen.run(args)).isEqualTo(5);
      assertThat(screen.err()).contains("redub: no face in take.mp4", "Caused by: ", "\tat ");
    }
  }

  @Test
  void treatsAnInvalidRequestAsAUsageError() {
    Screen screen = screen(new IllegalArgumentException("strength must be between 0 and 2, got 3"));
    assertThat(screen.run("job", "--progress", "json")).isEqualTo(2);
    assertThat(screen.err().lines())
        .containsExactly("redub: strength must be between 0 and 2, got 3 (see 'redub job --help')");
  }

  @Test
  void reportsOtherExceptionsAsInternalErrors() {
    Screen screen = screen(new IllegalStateException("row 3"));
    assertThat(screen.run("job")).isEqualTo(70);
    assertThat(screen.err().lines().toList().get(1))
        .startsWith("redub: internal error")
        .contains("IllegalStateException: row 3", "--debug");
  }

  @Test
  void printsEveryEventAsJson() throws Exception {
    Screen screen = screen(null);
    assertThat(screen.run("job", "--progress", "json")).isZero();
    assertThat(screen.out()).isEmpty();
    List<JsonNode> events = events(screen);
    assertThat(events.stream().map(e -> e.get("type").asText()))
        .containsExactly("start", "progress", "notice", "progress", "success");
    assertThat(events.get(3).get("value").asDouble()).isEqualTo(1);
    assertThat(events.get(2).get("code").asText()).isEqualTo("SPEECH_CUT_OFF");
    assertThat(events.get(2).at("/arguments/over_s").asDouble()).isEqualTo(1.25);
    assertThat(events.get(2).get("message").asText()).contains("1.25 s longer");
    assertThat(events.get(4).get("files").get(0).asText()).isEqualTo("out.mp4");
  }

  @Test
  void printsCodeAndTimeOfAFailureAsJson() throws Exception {
    Screen screen = screen(NO_FACE.at(40_000).in(Stage.TRACK).about(Path.of("take.mp4")));
    assertThat(screen.run("job", "--progress=JSON")).isEqualTo(5);
    List<JsonNode> events = events(screen);
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.toString())
        .isEqualTo(
            "{\"type\":\"failure\",\"code\":\"NO_FACE\",\"exitCode\":5,"
                + "\"message\":\"no face in take.mp4\",\"retryable\":false,\"stage\":\"track\","
                + "\"file\":\"take.mp4\",\"ptsUs\":40000}");
  }

  @Test
  void printsInternalErrorsAsJson() throws Exception {
    Screen screen = screen(new IllegalStateException("row 3"));
    assertThat(screen.run("job", "--progress", "json")).isEqualTo(70);
    assertThat(events(screen)).last().asString().contains("INTERNAL", "row 3");
  }

  @Test
  void listsTheWaysToShowProgress() {
    Screen screen = screen(null);
    assertThat(screen.run("job", "--progress", "loud")).isEqualTo(2);
    assertThat(screen.err()).contains("AUTO, BAR, JSON, NONE", "'loud'");
  }

  @Test
  void drawsABarOnATerminal() {
    Screen terminal = new Screen(new Terminal(true, 80)).with("job", new TwoFrames(null));
    assertThat(terminal.run("job")).isZero();
    assertThat(terminal.err()).contains("\rtrack", "50 %", "[===", "100 %");
  }

  private static List<JsonNode> events(Screen screen) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> events = new ArrayList<>();
    for (String line : screen.err().lines().toList()) {
      events.add(json.readTree(line));
    }
    return events;
  }
}
