package org.redub.models.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.tflite.TensorShape;

class SlidingWindowTest {
  private static final SlidingWindow.Axis ONE = new SlidingWindow.Axis(1, 1, 1);

  /** Lengths, windows and paddings as in TensorFlow's documentation of SAME. */
  @ParameterizedTest
  @CsvSource({
    // length, size, stride, dilation, before, after
    "10, 3, 1, 1, 1, 1",
    "10, 3, 2, 1, 0, 1",
    "9,  3, 2, 1, 1, 1",
    "128, 5, 2, 1, 1, 2",
    "192, 3, 2, 1, 0, 1",
    "10, 2, 2, 1, 0, 0",
    "11, 2, 2, 1, 0, 1",
    "10, 1, 3, 1, 0, 0",
    "10, 3, 1, 2, 2, 2",
    "10, 3, 3, 2, 2, 2",
    "4,  7, 4, 1, 1, 2",
    "1,  3, 1, 1, 1, 1"
  })
  void samePaddingEqualsTensorFlow(
      int length, int size, int stride, int dilation, int before, int after) {
    SlidingWindow.Axis axis = new SlidingWindow.Axis(size, stride, dilation);
    TensorShape high = TensorShape.of(1, length, 1, 8);
    TensorShape wide = TensorShape.of(1, 1, length, 8);
    assertThat(new SlidingWindow(axis, ONE, SlidingWindow.Padding.SAME).pads(high))
        .containsExactly(before, 0, after, 0);
    assertThat(new SlidingWindow(ONE, axis, SlidingWindow.Padding.SAME).pads(wide))
        .containsExactly(0, before, 0, after);
  }

  @Test
  void validAddsNoPadding() {
    SlidingWindow.Axis axis = new SlidingWindow.Axis(5, 2, 1);
    assertThat(
            new SlidingWindow(axis, axis, SlidingWindow.Padding.VALID)
                .pads(TensorShape.of(1, 10, 10, 1)))
        .containsExactly(0, 0, 0, 0);
  }

  @Test
  void rejectsInvalidWindows() {
    assertThatThrownBy(() -> new SlidingWindow.Axis(3, 0, 1))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("stride 0");
    assertThatThrownBy(() -> SlidingWindow.Padding.ofCode((byte) 2))
        .isInstanceOf(ConversionException.class);
  }
}
