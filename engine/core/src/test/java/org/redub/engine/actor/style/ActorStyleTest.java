package org.redub.engine.actor.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.engine.Curves;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sound.TestSpeech;
import org.redub.geometry.MouthShape;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

/** What is learned of a drawn actor whose mouth follows what the network hears in its own way. */
class ActorStyleTest {
  private static final double RATE_HZ = 40;
  private static final int FEATURES = 12;

  @Test
  void learnsWhatAnActorDoesBesideTheGeneralPrediction() {
    Articulation heard = sound(14, 1);
    StyleFit fit = StyleFit.of(learn(heard, 0.8, 0.5));
    assertThat(fit.opening().kept()).isTrue();
    assertThat(fit.opening().gain()).isGreaterThan(0.4);
    Articulation fresh = sound(14, 2);
    double before = correlation(ActorStyle.general(), fresh, 0.8);
    double after = correlation(fit.style(), fresh, 0.8);
    assertThat(after).isGreaterThan(0.9).isGreaterThan(before + 0.2);
  }

  @Test
  void keepsTheGeneralPredictionWhereTheActorDoesNothingElse() {
    StyleFit fit = StyleFit.of(learn(sound(14, 3), 0, 1));
    assertThat(fit.opening().kept()).isFalse();
    assertThat(fit.opening().gain()).isLessThan(StyleFit.MARGIN);
    Articulation fresh = sound(5, 4);
    MotionCurves curves = fit.style().curves(StyleInputs.of(fresh));
    for (long t = 0; t < 5_000_000; t += 70_000) {
      assertThat(curves.openingAt(t))
          .isCloseTo(fresh.motionAt(FaceMotion.OPENING, t), within(1e-5));
    }
  }

  @Test
  void fewerThanFiveSecondsTeachNoStyle() {
    assertThat(StyleFit.of(learn(sound(3, 1), 0.8, 0.5)).style().isGeneral()).isTrue();
    assertThat(StyleFit.of(StyleStatistics.none()).style().isGeneral()).isTrue();
  }

  @Test
  void twoTakesTeachAsMuchAsOneOfBothShots() {
    StyleStatistics first = learn(sound(4, 1), 0.8, 0.5);
    StyleStatistics second = learn(sound(4, 5), 0.8, 0.5);
    StyleFit both = StyleFit.of(first.plus(second));
    StyleFit reverse = StyleFit.of(second.plus(first));
    assertThat(StyleFit.of(first).style().isGeneral()).isTrue();
    assertThat(both.opening().kept()).isTrue();
    assertThat(both.opening().gain()).isCloseTo(reverse.opening().gain(), within(1e-9));
  }

  @Test
  void learnsTwentySecondsInLessThanASecond() {
    Articulation heard = sound(20, 6);
    learn(heard, 0.8, 0.5);
    long begin = System.nanoTime();
    StyleFit.of(learn(heard, 0.8, 0.5));
    assertThat((System.nanoTime() - begin) / 1e9).isLessThan(1);
  }

  private static double correlation(ActorStyle style, Articulation sound, double own) {
    int frames = (int) (25 * sound.frames() / RATE_HZ);
    double[] made = new double[frames];
    double[] wanted = new double[frames];
    MotionCurves curves = style.curves(StyleInputs.of(sound));
    for (int i = 0; i < frames; i++) {
      made[i] = curves.openingAt(i * 40_000L);
      wanted[i] = opening(sound, i * 40_000L, own);
    }
    return Curves.correlation(Curves.detrended(made, 12), Curves.detrended(wanted, 12));
  }

  private static StyleStatistics learn(Articulation heard, double own, double noise) {
    Random random = new Random(17);
    int frames = (int) (25 * heard.frames() / RATE_HZ);
    List<MouthShape> shapes = new ArrayList<>();
    long[] ptsUs = new long[frames];
    for (int i = 0; i < frames; i++) {
      ptsUs[i] = i * 40_000L + 7_000;
      double opening = opening(heard, ptsUs[i], own) + 0.3 * noise * random.nextGaussian();
      shapes.add(DrawnMouth.at(0.12 + 0.02 * opening, 0.55 + 0.01 * random.nextGaussian()));
    }
    TakeSpeech speech = TestSpeech.always(heard, 0);
    return new StyleLearner(DrawnTrack.of(0, shapes), ptsUs, speech, StyleInputs.of(heard)).learn();
  }

  /** The general prediction, and {@code own} of a feature that it does not know. */
  private static double opening(Articulation heard, long ptsUs, double own) {
    return heard.motionAt(FaceMotion.OPENING, ptsUs) + 1.5 * own * heard.featureAt(3, ptsUs);
  }

  /** Motions and features that wander, each on its own. */
  private static Articulation sound(double seconds, long seed) {
    Random random = new Random(seed);
    int frames = (int) (seconds * RATE_HZ);
    int phones = Phone.values().length;
    float[] probabilities = new float[phones * frames];
    for (int i = 0; i < frames; i++) {
      probabilities[phones * i] = 1;
    }
    return Articulation.of(
        RATE_HZ,
        wander(random, frames, 7),
        probabilities,
        wander(random, frames, 7),
        wander(random, frames, FEATURES));
  }

  private static float[] wander(Random random, int frames, int channels) {
    float[] values = new float[frames * channels];
    for (int k = 0; k < values.length; k++) {
      double before = k < channels ? 0 : values[k - channels];
      values[k] = (float) (0.8 * before + 0.6 * random.nextGaussian());
    }
    return values;
  }
}
