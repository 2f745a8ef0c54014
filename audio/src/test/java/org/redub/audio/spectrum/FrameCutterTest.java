package org.redub.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.audio.spectrum.FrameCutter.Edge;

class FrameCutterTest {
  @ParameterizedTest
  @CsvSource({"8,3", "8,2", "8,8", "8,11", "2,1", "6,50"})
  void equalsFramesOfPaddedSignalAtEveryLength(int frame, int hop) {
    for (int length = 0; length < 120; length++) {
      for (Edge edge : Edge.values()) {
        List<float[]> cut = cut(length, frame, hop, edge);
        assertThat(cut).hasSize(length / hop + 1);
        for (int i = 0; i < cut.size(); i++) {
          float[] expected = new float[frame];
          for (int j = 0; j < frame; j++) {
            expected[j] = at(i * hop - frame / 2 + j, length, edge);
          }
          assertThat(cut.get(i))
              .as("%s frame %d of %d samples", edge, i, length)
              .isEqualTo(expected);
        }
      }
    }
  }

  private static List<float[]> cut(int length, int frame, int hop, Edge edge) {
    List<float[]> frames = new ArrayList<>();
    FrameCutter cutter = new FrameCutter(frame, hop, frame / 2, edge, f -> frames.add(f.clone()));
    for (int i = 0; i < length; i++) {
      cutter.push(i + 1);
    }
    cutter.finish(length / hop + 1);
    return frames;
  }

  /** Sample i is i + 1. Steps one sample at a time and reverses direction at the ends. */
  private static float at(int index, int length, Edge edge) {
    if (index >= 0 && index < length) {
      return index + 1;
    }
    if (edge == Edge.ZERO || length == 0) {
      return 0;
    }
    int position = 0;
    int direction = 1;
    for (int step = 0; step < Math.abs(index) && length > 1; step++) {
      if (position + direction < 0 || position + direction >= length) {
        direction = -direction;
      }
      position += direction;
    }
    return position + 1;
  }

  @Test
  void rejectsMirroredFramesThatAreNotCentred() {
    assertThatThrownBy(() -> new FrameCutter(8, 2, 3, Edge.MIRROR, f -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrameCutter(8, 0, 4, Edge.ZERO, f -> {}))
        .hasMessageContaining("hop 0");
  }
}
