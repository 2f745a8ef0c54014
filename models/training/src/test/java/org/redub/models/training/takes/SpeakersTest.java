package org.redub.models.training.takes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.data.Utterance;

/**
 * Synthetic tracks of sines: opening at 2 Hz, width at 3 Hz, other motions of both plus a part of
 * their own.
 */
class SpeakersTest {
  private static final double SECONDS = 6;
  private static final int FRAMES = (int) (SECONDS * 40);

  /** Frames are 40 ms apart, so linear interpolation reduces a 3 Hz sine. */
  private static final double INTERPOLATION = 0.06;

  @ParameterizedTest
  @EnumSource(FaceMotion.class)
  void motionsAreInTheSpeakersStandardDeviations(FaceMotion motion) {
    for (double scale : new double[] {0.01, 3}) {
      double[] values = values(utterance(clip("ann", scale, 0, t -> true), 0), motion);
      double square = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
      double mean = Arrays.stream(values).average().orElseThrow();
      assertThat(Math.sqrt(square)).isCloseTo(1, within(INTERPOLATION));
      assertThat(mean).isCloseTo(0, within(0.05));
    }
  }

  @Test
  void interpolatesCurveAtFramesOfSound() {
    double[] opening = values(utterance(clip("ann", 1, 0, t -> true), 0), FaceMotion.OPENING);
    for (int i = 80; i < 160; i++) {
      double expected = Math.sqrt(2) * Math.sin(2 * Math.PI * 2 * (i / 40.0));
      assertThat(opening[i]).isCloseTo(expected, within(0.12));
    }
  }

  @Test
  void removesPosture() {
    double[] level = values(utterance(clip("ann", 1, 0, t -> true), 0), FaceMotion.WIDTH);
    double[] tilted = values(utterance(clip("ann", 1, 0.4, t -> true), 0), FaceMotion.WIDTH);
    for (int i = 70; i < 170; i++) {
      assertThat(tilted[i]).as("frame %d", i).isCloseTo(level[i], within(0.1));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaceMotion.class,
      names = {"OPENING", "WIDTH"},
      mode = EnumSource.Mode.EXCLUDE)
  void otherMotionsAreResiduals(FaceMotion motion) {
    Utterance u = utterance(clip("ann", 1, 0, t -> true), 0);
    double[] values = values(u, motion);
    assertThat(product(values, values(u, FaceMotion.OPENING))).isCloseTo(0, within(0.02));
    assertThat(product(values, values(u, FaceMotion.WIDTH))).isCloseTo(0, within(0.02));
  }

  @Test
  void movesLateMouthToItsSound() {
    TrackedClip clip = clip("ann", 1, 0, t -> true);
    double[] seen = values(utterance(clip, 0), FaceMotion.OPENING);
    double[] moved = values(utterance(clip, 100_000), FaceMotion.OPENING);
    double[] early = values(utterance(clip, -50_000), FaceMotion.OPENING);
    for (int i = 4; i < FRAMES - 8; i++) {
      assertThat(moved[i]).isCloseTo(seen[i + 4], within(1e-5));
      assertThat(early[i + 4]).isCloseTo(seen[i + 2], within(1e-5));
    }
  }

  @Test
  void framesInGapAreNotCertain() {
    Utterance u = utterance(clip("ann", 1, 0, t -> t < 2_000_000 || t > 2_300_000), 0);
    for (int i = 4; i < FRAMES - 4; i++) {
      assertThat(u.certain()[i]).as("frame %d", i).isEqualTo(i < 79 || i > 92);
    }
    Utterance blink = utterance(clip("ann", 1, 0, t -> t < 2_000_000 || t > 2_060_000), 0);
    for (int i = 4; i < FRAMES - 4; i++) {
      assertThat(blink.certain()[i]).as("frame %d", i).isTrue();
    }
  }

  @Test
  void framesOutsideVideoAreNotCertain() {
    Utterance u = utterance(clip("ann", 1, 0, t -> t >= 1_000_000 && t <= 5_000_000), 0);
    for (int i = 0; i < FRAMES; i++) {
      if (Math.abs(i - 40) > 2 && Math.abs(i - 200) > 2) {
        assertThat(u.certain()[i]).as("frame %d", i).isEqualTo(i > 40 && i < 200);
      }
    }
  }

  @Test
  void clipsOfSpeakerShareDeviation() {
    TrackedClip calm = clip("ann", 1, 0, t -> true);
    TrackedClip lively = clip("ann", 3, 0, t -> true);
    List<Utterance> both = Speakers.utterances(List.of(calm, lively), clips -> 0);
    double[] first = values(both.get(0), FaceMotion.OPENING);
    double[] second = values(both.get(1), FaceMotion.OPENING);
    for (int i = 0; i < FRAMES; i++) {
      assertThat(second[i]).isCloseTo(3 * first[i], within(1e-4));
    }
  }

  @Test
  void everySpeakerHasOwnOffset() {
    TrackedClip ann = clip("ann", 1, 0, t -> true);
    TrackedClip bob = clip("bob", 1, 0, t -> true);
    List<List<TrackedClip>> asked = new ArrayList<>();
    List<Utterance> utterances =
        Speakers.utterances(
            List.of(bob, ann, bob),
            clips -> {
              asked.add(clips);
              return clips.get(0).clip().speaker().equals("bob") ? 50_000 : 0;
            });
    assertThat(asked).containsExactly(List.of(ann), List.of(bob, bob));
    assertThat(utterances).extracting(Utterance::speaker).containsExactly("ann", "bob", "bob");
    assertThat(values(utterances.get(1), FaceMotion.OPENING)[50])
        .isCloseTo(values(utterances.get(0), FaceMotion.OPENING)[52], within(1e-5));
  }

  @Test
  void leavesOutClipWithoutFace() {
    TrackedClip none = clip("ann", 1, 0, t -> false);
    assertThat(Speakers.utterances(List.of(none), clips -> 0)).isEmpty();
    assertThat(Speakers.utterances(List.of(none, clip("ann", 1, 0, t -> true)), clips -> 0))
        .hasSize(1);
  }

  @Test
  void constantFaceGivesFiniteMotions() {
    Utterance u = utterance(clip("ann", 0, 0, t -> true), 0);
    for (float value : u.motions()) {
      assertThat(value).isBetween(-1e-3f, 1e-3f);
    }
  }

  private static Utterance utterance(TrackedClip clip, long offsetUs) {
    List<Utterance> utterances = Speakers.utterances(List.of(clip), clips -> offsetUs);
    assertThat(utterances).hasSize(1);
    return utterances.get(0);
  }

  /**
   * A clip of 25 frames per second.
   *
   * @param drift change of the width per second, independent of speech
   */
  private static TrackedClip clip(String speaker, double scale, double drift, LongPredicate found) {
    long[] pts =
        LongStream.range(0, (long) (SECONDS * 25) + 1).map(i -> 40_000 * i).filter(found).toArray();
    double[][] controls = new double[Utterance.MOTIONS][pts.length];
    for (int i = 0; i < pts.length; i++) {
      double t = pts[i] / 1e6;
      double opening = Math.sin(2 * Math.PI * 2 * t);
      double width = Math.sin(2 * Math.PI * 3 * t);
      for (int c = 0; c < controls.length; c++) {
        double own = Math.sin(2 * Math.PI * (1 + 0.25 * c) * t + c);
        controls[c][i] = 0.3 + scale * (0.5 * opening - 0.7 * width + 0.4 * own);
      }
      controls[FaceMotion.OPENING.channel()][i] = 0.3 + scale * opening;
      controls[FaceMotion.WIDTH.channel()][i] = 0.9 + scale * width + drift * t;
    }
    ClipEntry entry = new ClipEntry(Path.of(speaker + ".mp4"), speaker, "", "", false);
    return new TrackedClip(entry, pts, controls, new short[2 * FRAMES * Utterance.BANDS]);
  }

  private static double[] values(Utterance u, FaceMotion motion) {
    assertThat(u.frames()).isEqualTo(FRAMES);
    double[] values = new double[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      values[i] = u.motions()[i * Utterance.MOTIONS + motion.channel()];
    }
    return values;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }
}
