package org.redub.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MouthPlanJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WRITTEN = MouthPlanJson.write(DrawnPlan.arbitrary());

  @Test
  void readsEveryNumberBackExactly() {
    assertThat(MouthPlanJson.read(WRITTEN)).isEqualTo(DrawnPlan.arbitrary());
  }

  @Test
  void writesOneKeyOnALine() {
    assertThat(WRITTEN.lines().filter(line -> line.contains("\"pts_us\"")))
        .hasSize(2 * DrawnPlan.FRAMES)
        .allMatch(line -> line.contains("\"source\""));
    assertThat(WRITTEN).endsWith("}\n");
  }

  @Test
  void matchesTheFieldsOfItsSchema() throws IOException {
    JsonNode schema = JSON.readTree(MouthPlanSchema.file().toFile());
    assertThat(MouthPlanSchema.violations(schema, JSON.readTree(WRITTEN))).isEmpty();
    JsonNode wrong = JSON.readTree(WRITTEN.replaceFirst("\"closures\"", "\"closure\""));
    assertThat(MouthPlanSchema.violations(schema, wrong)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": 1|\"version\": 2|version 2, this Redub reads 1 to 1",
        "\"version\": 1|\"version\": 0|version 0",
        "\"version\": 1|\"version\": \"1\"|version",
        "redub-mouth-plan|redub-project|format",
        "\"person\": \"p2\"|\"person\": \"p1\"|'p1' twice",
        "\"pts_us\": 7,|\"pts_us\": 700000000,|in order of time",
        "\"pts_us\": 7,|\"pts_us\": 7.5,|not a value of this field",
        "\"pts_us\": 7,|\"pts_us\": \"x\",|persons",
        "\"opening\": 0|\"opening\": -0|opening lies in",
        "\"opening\": 0|\"opening\": 90|opening lies in",
        "\"width\": 0|\"breadth\": 0|missing or null (at persons[0].keys",
        "\"expression\": [|\"expression\": [0, |expression values",
        "\"source\": \"voice\"|\"source\": \"nobody\"|nobody",
        "\"start_us\": 3|\"start_us\": 99999999|ends at or after its start",
        "\"pace\": 1.25|\"pace\": 0.5|pace lies in 1",
        "\"frames\": 50|\"frames\": 0|a take has frames",
        "\"scalings\": [|\"scalings\": [], \"x\": [|unknown field 'x'"
      })
  void saysWhatIsWrong(String from, String to, String message) {
    String changed = WRITTEN.replaceFirst(java.util.regex.Pattern.quote(from), to);
    assertThat(changed).isNotEqualTo(WRITTEN);
    assertThatThrownBy(() -> MouthPlanJson.read(changed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void refusesEveryTruncation() {
    for (int i = 0; i < 100; i++) {
      String cut = WRITTEN.substring(0, i * (WRITTEN.length() - 3) / 100);
      assertThatThrownBy(() -> MouthPlanJson.read(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** A changed digit is another plan, as an editor may want it; anything else is an error. */
  @Test
  void readsAPlanOrSaysWhyNotWhateverByteIsChanged() {
    Random random = new Random(9);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      char[] letters = WRITTEN.toCharArray();
      letters[random.nextInt(letters.length)] = (char) (32 + random.nextInt(95));
      try {
        MouthPlan plan = MouthPlanJson.read(new String(letters));
        assertThat(plan.persons()).isNotEmpty();
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(50);
  }
}
