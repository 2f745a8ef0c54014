package org.redub.engine.actor.project;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.redub.engine.actor.ActorEvidence;
import org.redub.engine.actor.face.Histogram;
import org.redub.engine.actor.face.ShapeStatistics;
import org.redub.engine.actor.style.StyleFold;
import org.redub.engine.actor.style.StyleStatistics;

/** Evidence made of small whole numbers, so that sums are exact in any order. */
final class DrawnEvidence {
  private static final int INPUTS = 5;

  private DrawnEvidence() {}

  static ActorEvidence of(long seed) {
    Random random = new Random(seed);
    ShapeStatistics none = ShapeStatistics.none();
    int values = none.byOpening().length;
    double[][] controls = new double[none.byControl().length][];
    for (int c = 0; c < controls.length; c++) {
      controls[c] = numbers(random, values);
    }
    return new ActorEvidence(
        1 + random.nextInt(9),
        lengths(random),
        lengths(random),
        lengths(random),
        lengths(random),
        new ShapeStatistics(
            50 + random.nextInt(50),
            random.nextInt(100),
            random.nextInt(100) - 50,
            random.nextInt(100),
            numbers(random, values),
            numbers(random, values),
            controls),
        style(random));
  }

  /** What processes and threads learn as take {@code i} of an actor. */
  static void learn(ProjectFolder project, String actor, String network, int i) {
    project.learn(actor, network, TakeNote.of("take %d".formatted(i), i, 0), of(i));
  }

  /** All numbers of some evidence as text, to compare. */
  static String text(ActorEvidence evidence) {
    return new String(
        ProjectJson.bytes(
            new ProjectJson.Kind<>(EvidenceDocument.class, "", 0, false),
            EvidenceDocument.of(evidence)),
        StandardCharsets.UTF_8);
  }

  private static StyleStatistics style(Random random) {
    List<StyleFold> folds = new ArrayList<>();
    for (int k = 0; k < StyleStatistics.FOLDS; k++) {
      folds.add(
          new StyleFold(
              INPUTS,
              10 + k,
              numbers(random, INPUTS * (INPUTS + 1) / 2),
              new double[][] {numbers(random, INPUTS), numbers(random, INPUTS)},
              new double[] {random.nextInt(50), random.nextInt(50)}));
    }
    return new StyleStatistics(folds);
  }

  private static Histogram lengths(Random random) {
    return Histogram.of(random.doubles(40, 0.1, 0.6).toArray());
  }

  private static double[] numbers(Random random, int count) {
    return random.ints(count, -99, 100).asDoubleStream().toArray();
  }
}
