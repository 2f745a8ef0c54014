package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenTextTest {
  private static final List<String> TEXT =
      List.of("frames 2", "0 opening 0.120", "1 opening 0.130");

  @Test
  void findsTheFirstLineThatDiffers() {
    assertThat(GoldenText.firstDifference(TEXT, TEXT)).isEqualTo(-1);
    assertThat(GoldenText.firstDifference(TEXT, List.of("frames 3", "0 opening 0.120"))).isZero();
    assertThat(GoldenText.firstDifference(TEXT, TEXT.subList(0, 2))).isEqualTo(2);
    assertThat(GoldenText.firstDifference(TEXT.subList(0, 1), TEXT)).isEqualTo(1);
  }

  @Test
  void forgivesTheLastPlaceOfDecimalsOnly() {
    assertThat(GoldenText.firstDifference(List.of("a 0.120"), List.of("a 0.123"))).isEqualTo(-1);
    assertThat(GoldenText.firstDifference(List.of("a 0.120"), List.of("a 0.124"))).isZero();
    assertThat(GoldenText.firstDifference(List.of("a 0.120"), List.of("a 0.12"))).isZero();
    assertThat(GoldenText.firstDifference(List.of("donor 12"), List.of("donor 13"))).isZero();
    assertThat(GoldenText.firstDifference(List.of("a b"), List.of("a b c"))).isZero();
  }
}
