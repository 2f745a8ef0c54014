package org.redub.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticeTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern CALL =
      Pattern.compile("Notice\\.of\\(\\s*NoticeCode\\.(\\w+)((?:[^;\"]|\"[^\"]*\")*);");
  private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");

  @Test
  void fillsTheArgumentsIntoTheText() {
    assertThat(
            Notice.of(
                    NoticeCode.SOUND_BREAKS_OFF,
                    "file",
                    Path.of("a $1.wav"),
                    "decoded_s",
                    1.004,
                    "declared_s",
                    4)
                .text())
        .isEqualTo("'a $1.wav' ends unexpectedly: it contains 1.00 s of 4.00 s");
    assertThat(repaired(1)).contains("1 frame had");
    assertThat(repaired(2)).contains("2 frames had");
  }

  private static String repaired(int frames) {
    return Notice.of(NoticeCode.TIME_STAMPS_REPAIRED, "file", "a", "frames", frames).text();
  }

  @Test
  void writesCodeArgumentsAndTextAsJson() throws IOException {
    assertThat(
            new ObjectMapper()
                .writeValueAsString(Notice.of(NoticeCode.SPEECH_CUT_OFF, "over_s", 1.5)))
        .isEqualTo(
            "{\"code\":\"SPEECH_CUT_OFF\",\"arguments\":{\"over_s\":1.5},\"text\":\"the voice track"
                + " runs 1.50 s longer than the video: its end is cut off\"}");
  }

  @Test
  void refusesArgumentsThatDoNotMatchTheCode() {
    assertThatThrownBy(() -> Notice.of(NoticeCode.SPEECH_CUT_OFF))
        .hasMessageContainingAll("SPEECH_CUT_OFF", "[over_s]", "[]");
    assertThatThrownBy(() -> Notice.of(NoticeCode.SPEECH_CUT_OFF, "over", 1))
        .hasMessageContainingAll("[over_s]", "[over]");
    assertThatThrownBy(() -> Notice.of(NoticeCode.SPEECH_CUT_OFF, "over_s", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Some notices occur only for rare files, so this checks that their call sites match their codes.
   */
  @Test
  void usesEveryCodeWithItsArguments() throws IOException {
    Set<NoticeCode> told = EnumSet.noneOf(NoticeCode.class);
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher call = CALL.matcher(read(file));
        while (call.find()) {
          NoticeCode code = NoticeCode.valueOf(call.group(1));
          told.add(code);
          List<String> named = new ArrayList<>();
          Matcher name = NAME.matcher(call.group(2));
          while (name.find()) {
            if (code.names().contains(name.group(1)) || named.size() < code.names().size()) {
              named.add(name.group(1));
            }
          }
          assertThat(named).as(file + ": " + code).isEqualTo(code.names());
        }
      }
    }
    assertThat(told).isEqualTo(EnumSet.allOf(NoticeCode.class));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
