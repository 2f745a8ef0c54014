package org.redub.audio.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CueBuilderTest {
  /** The training corpus's targets: opening, width, rounding, closure, lip under teeth, tongue. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "p, A, -.05, 0, 0, 1, 0, .1",
    "f, G, .06, .05, 0, .1, 1, .1",
    "pause, X, .03, 0, 0, .15, 0, 0",
    "u, F, .20, -.7, .9, 0, 0, .1",
    "w, F, .12, -.75, 1, 0, 0, .1",
    "aw, E, .70, -.35, .45, 0, 0, .1",
    "er, E, .35, -.3, .4, 0, 0, .4",
    "l, H, .40, .05, 0, 0, 0, .9",
    "ah, D, .95, 0, 0, 0, 0, .1",
    "eh, C, .55, .3, 0, 0, 0, .2",
    "ee, B, .30, .6, 0, 0, 0, .3",
    "s, B, .20, .25, 0, 0, 0, .4",
  })
  void givesPhonesTheirShapes(
      String phone,
      Viseme shape,
      float opening,
      float width,
      float rounding,
      float closure,
      float lipTeeth,
      float tongue) {
    CueTrack track =
        CueBuilder.at(times(8, 40_000), 320_000)
            .opening(filled(8, opening))
            .width(filled(8, width))
            .rounding(filled(8, rounding))
            .closure(filled(8, closure))
            .lipTeeth(filled(8, lipTeeth))
            .tongue(filled(8, tongue))
            .build();
    assertThat(track.cues()).containsExactly(new MouthCue(0, 320_000, shape));
  }

  @Test
  void extendsFramesHalfWayToNeighboursAndToTheEnds() {
    CueTrack track =
        CueBuilder.at(new long[] {10_000, 110_000, 210_000}, 500_000)
            .opening(new float[] {0.3f, 0.9f, 0.3f})
            .build();
    assertThat(text(track)).isEqualTo("0-60 B, 60-160 D, 160-500 B");
  }

  @Test
  void ignoresFramesAfterTheSound() {
    CueTrack track =
        CueBuilder.at(times(4, 100_000), 120_000)
            .opening(new float[] {0.3f, 0.9f, 0.5f, 0.5f})
            .build();
    assertThat(text(track)).isEqualTo("0-50 B, 50-120 D");
    assertThat(CueBuilder.at(times(4, 100_000), 0).build().cues()).isEmpty();
    assertThat(CueBuilder.at(new long[0], 0).build().cues()).isEmpty();
  }

  @Test
  void mergesShortCuesIntoLongerNeighbour() {
    assertThat(text(openings(25_000, "BBBBDCCC"))).isEqualTo("0-113 B, 113-200 C");
    assertThat(text(openings(25_000, "BBBDCCCCC"))).isEqualTo("0-63 B, 63-225 C");
    assertThat(text(openings(25_000, "BBBDBBB"))).isEqualTo("0-175 B");
    assertThat(text(openings(25_000, "D"))).isEqualTo("0-25 D");
    assertThat(text(openings(10_000, "DCBBBBBBBB"))).isEqualTo("0-100 B");
    assertThat(text(openings(10_000, "BBBBBBBBCD"))).isEqualTo("0-100 B");
  }

  @Test
  void keepsLengthOfShortClosures() {
    assertThat(text(openings(25_000, "BBBACCC"))).isEqualTo("0-63 B, 63-88 A, 88-175 C");
    assertThat(text(openings(25_000, "BBBADCCC"))).isEqualTo("0-63 B, 63-88 A, 88-200 C");
    assertThat(text(openings(25_000, "BBBDACCC"))).isEqualTo("0-88 B, 88-113 A, 113-200 C");
    assertThat(text(openings(25_000, "BBBADACCC"))).isEqualTo("0-63 B, 63-138 A, 138-225 C");
  }

  @Test
  void isAtRestOnlyIfMouthStaysShut() {
    assertThat(text(openings(25_000, "BBBXXXXXXXCCC"))).isEqualTo("0-63 B, 63-238 A, 238-325 C");
    assertThat(text(openings(25_000, "BBBXXXXXXXXCCC"))).isEqualTo("0-63 B, 63-263 X, 263-350 C");
  }

  @Test
  void coversSoundWithCuesOfMinimumLengthForAnyValues() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      int frames = 1 + random.nextInt(60);
      long durationUs = 1 + random.nextInt(2_000_000);
      CueTrack track =
          CueBuilder.at(times(frames, 1 + random.nextInt(50_000)), durationUs)
              .opening(noise(random, frames))
              .width(noise(random, frames))
              .rounding(noise(random, frames))
              .closure(noise(random, frames))
              .lipTeeth(noise(random, frames))
              .build();
      assertThat(track.durationUs()).isEqualTo(durationUs);
      if (track.cues().size() > 1) {
        for (MouthCue cue : track.cues()) {
          assertThat(cue.viseme() == Viseme.A || cue.durationUs() >= 40_000).isTrue();
        }
      }
    }
  }

  @Test
  void countsValuesThatAreNotFiniteAsZero() {
    float[] bad = filled(10, Float.NaN);
    bad[5] = Float.POSITIVE_INFINITY;
    CueTrack track =
        CueBuilder.at(times(10, 40_000), 400_000)
            .opening(filled(10, 0.5f))
            .closure(bad)
            .rounding(bad)
            .build();
    assertThat(text(track)).isEqualTo("0-400 C");
  }

  @Test
  void rejectsInvalidInput() {
    assertThatThrownBy(() -> CueBuilder.at(new long[] {0, 5, 5}, 10))
        .hasMessageContaining("frame 2 is at 5 us");
    assertThatThrownBy(() -> CueBuilder.at(new long[] {-1}, 10)).hasMessageContaining("-1 us");
    assertThatThrownBy(() -> CueBuilder.at(new long[0], 10)).hasMessageContaining("0 frames");
    assertThatThrownBy(() -> CueBuilder.at(new long[] {0}, 10).width(new float[2]))
        .hasMessageContaining("channel 'width' must have one value for each of 1 frames, got 2");
  }

  /** One letter per frame: D, C or B by opening, X shut, A pressed. */
  private static CueTrack openings(long frameUs, String shapes) {
    float[] opening = new float[shapes.length()];
    float[] closure = new float[shapes.length()];
    for (int i = 0; i < opening.length; i++) {
      char shape = shapes.charAt(i);
      opening[i] = shape == 'D' ? 0.9f : shape == 'C' ? 0.5f : shape == 'B' ? 0.3f : 0;
      closure[i] = shape == 'A' ? 1 : 0;
    }
    return CueBuilder.at(times(opening.length, frameUs), frameUs * opening.length)
        .opening(opening)
        .closure(closure)
        .build();
  }

  private static String text(CueTrack track) {
    return track.cues().stream()
        .map(c -> ms(c.startUs()) + "-" + ms(c.endUs()) + " " + c.viseme())
        .collect(Collectors.joining(", "));
  }

  private static long ms(long us) {
    return Math.round(us / 1000.0);
  }

  private static long[] times(int frames, long frameUs) {
    long[] times = new long[frames];
    Arrays.setAll(times, i -> i * frameUs);
    return times;
  }

  private static float[] filled(int frames, float value) {
    float[] values = new float[frames];
    Arrays.fill(values, value);
    return values;
  }

  private static float[] noise(Random random, int frames) {
    float[] values = new float[frames];
    for (int i = 0; i < frames; i++) {
      values[i] = random.nextFloat() * 1.2f - 0.1f;
    }
    return values;
  }
}
