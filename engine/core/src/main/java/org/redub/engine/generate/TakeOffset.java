package org.redub.engine.generate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.redub.engine.actor.ActorLearner;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sync.AvOffset;
import org.redub.engine.analyse.sync.OffsetEstimator;
import org.redub.engine.analyse.sync.PredictedMouth;
import org.redub.engine.analyse.sync.TrackedMouth;
import org.redub.geometry.MouthShape;

/** Estimates how much later than its own sound the mouths of a take move. Stateless. */
final class TakeOffset {
  private TakeOffset() {}

  /** The offset over the shots of a take in which someone speaks. */
  static AvOffset of(List<ActorLearner.Shot> shots, TakeSpeech own) {
    PredictedMouth heard = PredictedMouth.of(own.articulation());
    OffsetEstimator estimator = new OffsetEstimator();
    for (ActorLearner.Shot shot : shots) {
      int[] found =
          IntStream.range(0, shot.ptsUs().length).filter(i -> shot.track().found(i)).toArray();
      if (Arrays.stream(found).anyMatch(i -> own.speaksAt(shot.ptsUs()[i]))) {
        long startUs = shot.ptsUs()[found[0]];
        long[] ptsUs = Arrays.stream(found).mapToLong(i -> shot.ptsUs()[i] - startUs).toArray();
        estimator.add(
            heard.later((own.startUs() - startUs) / 1e6),
            TrackedMouth.of(
                ptsUs,
                measured(shot, found, MouthShape::opening),
                measured(shot, found, MouthShape::width)));
      }
    }
    return estimator.estimate();
  }

  private static double[] measured(
      ActorLearner.Shot shot, int[] found, ToDoubleFunction<MouthShape> measure) {
    return Arrays.stream(found)
        .mapToDouble(i -> measure.applyAsDouble(shot.track().shape(i)))
        .toArray();
  }
}
