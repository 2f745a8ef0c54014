package org.redub.audio.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameCsvTest {
  @Test
  void writesOneLinePerFrameInColumnOrder() throws IOException {
    Map<String, float[]> columns = new LinkedHashMap<>();
    columns.put("opening", new float[] {0, 0.12345f, Float.NaN});
    columns.put("width", new float[] {-0.5f, 1, 2});
    columns.put("odd, \"name\"", new float[3]);
    StringBuilder out = new StringBuilder();
    FrameCsv.write(new long[] {0, 33_367, 3_600_000_000L}, columns, out);
    assertThat(out)
        .hasToString(
            """
            time_s,opening,width,"odd, ""name""\"
            0.000000,0.0000,-0.5000,0.0000
            0.033367,0.1235,1.0000,0.0000
            3600.000000,,2.0000,0.0000
            """);
  }

  @Test
  void rejectsColumnOfAnotherLength() {
    assertThatThrownBy(
            () -> FrameCsv.write(new long[2], Map.of("a", new float[3]), new StringBuilder()))
        .hasMessageContaining("'a' must have one value for each of 2 frames, got 3");
  }
}
