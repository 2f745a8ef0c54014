package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.data.Utterance;

class FaceOfArticulationTest {
  private final List<float[]> utterances = drawn();
  private final FaceOfArticulation face = new FaceOfArticulation(utterances);

  @ParameterizedTest
  @EnumSource(
      value = FaceMotion.class,
      names = {"OPENING", "WIDTH", "JAW", "LOWER_LIP", "PROTRUSION"})
  void motionsAreInStandardDeviations(FaceMotion motion) {
    double[] values = all(motion);
    assertThat(StatUtils.mean(values)).isCloseTo(0, within(1e-4));
    assertThat(Math.sqrt(StatUtils.populationVariance(values))).isCloseTo(1, within(1e-3));
  }

  @ParameterizedTest
  @EnumSource(
      value = FaceMotion.class,
      names = {"JAW", "LOWER_LIP", "PROTRUSION"})
  void residualIsUncorrelatedWithOpeningAndWidth(FaceMotion motion) {
    double[] values = all(motion);
    assertThat(correlation(values, all(FaceMotion.OPENING))).isCloseTo(0, within(1e-3));
    assertThat(correlation(values, all(FaceMotion.WIDTH))).isCloseTo(0, within(1e-3));
  }

  @Test
  void motionsCorrelateWithTheirArticulators() {
    assertThat(correlation(all(FaceMotion.OPENING), articulator(Articulator.OPEN)))
        .isCloseTo(1, within(1e-5));
    assertThat(correlation(all(FaceMotion.WIDTH), articulator(Articulator.WIDTH)))
        .isCloseTo(1, within(1e-5));
    assertThat(correlation(all(FaceMotion.JAW), articulator(Articulator.JAW))).isPositive();
    assertThat(correlation(all(FaceMotion.PROTRUSION), articulator(Articulator.ROUND)))
        .isPositive();
    assertThat(correlation(all(FaceMotion.LOWER_LIP), articulator(Articulator.TUCK)))
        .as("a tucked lip is raised")
        .isNegative();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaceMotion.class,
      names = {"UPPER_LIP", "CORNER"})
  void motionWithoutArticulatorIsZero(FaceMotion motion) {
    assertThat(all(motion)).containsOnly(0);
  }

  @Test
  void constantArticulatorsGiveFiniteMotions() {
    FaceOfArticulation still =
        new FaceOfArticulation(List.of(new float[3 * Utterance.ARTICULATORS]));
    for (float value : still.motions(new float[Utterance.ARTICULATORS])) {
      assertThat(value).isCloseTo(0, within(0f));
    }
  }

  /** Opening, width, and articulators that depend on both plus a part of their own. */
  private static List<float[]> drawn() {
    Random random = new Random(1);
    List<float[]> utterances = new ArrayList<>();
    for (int u = 0; u < 10; u++) {
      float[] values = new float[300 * Utterance.ARTICULATORS];
      for (int at = 0; at < values.length; at += Utterance.ARTICULATORS) {
        double open = 0.3 + 0.2 * random.nextGaussian();
        double width = 0.1 * random.nextGaussian() - 0.3 * open;
        put(values, at, Articulator.OPEN, open);
        put(values, at, Articulator.WIDTH, width);
        put(values, at, Articulator.JAW, 0.8 * open + 0.05 * random.nextGaussian());
        put(values, at, Articulator.ROUND, 0.2 - width + 0.1 * random.nextGaussian());
        put(values, at, Articulator.TUCK, 0.3 - 0.5 * open + 0.1 * random.nextGaussian());
      }
      utterances.add(values);
    }
    return utterances;
  }

  private static void put(float[] values, int at, Articulator articulator, double value) {
    values[at + articulator.channel()] = (float) value;
  }

  private double[] all(FaceMotion motion) {
    return channel(
        utterances.stream().map(face::motions).toList(), Utterance.MOTIONS, motion.channel());
  }

  private double[] articulator(Articulator articulator) {
    return channel(utterances, Utterance.ARTICULATORS, articulator.channel());
  }

  private static double[] channel(List<float[]> many, int channels, int channel) {
    List<Double> all = new ArrayList<>();
    for (float[] values : many) {
      for (int at = channel; at < values.length; at += channels) {
        all.add((double) values[at]);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double correlation(double[] a, double[] b) {
    return new PearsonsCorrelation().correlation(a, b);
  }
}
