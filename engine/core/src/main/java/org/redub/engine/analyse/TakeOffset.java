package org.redub.engine.analyse;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sync.AvOffset;
import org.redub.engine.analyse.sync.OffsetEstimator;
import org.redub.engine.analyse.sync.PredictedMouth;
import org.redub.engine.analyse.sync.TrackedMouth;
import org.redub.geometry.MouthShape;

/** Estimates the A/V offset of a take from its own speech. Stateless. */
final class TakeOffset {
  private TakeOffset() {}

  /** Estimates one offset from all shots with a face and speech. */
  static AvOffset estimate(TakeTrack take, TakeSpeech speech) {
    PredictedMouth predicted = PredictedMouth.of(speech.articulation());
    OffsetEstimator estimator = new OffsetEstimator();
    for (FaceTrack shot : take.shots()) {
      long[] shotUs = take.ptsUsOf(shot);
      int[] found = IntStream.range(0, shotUs.length).filter(shot::found).toArray();
      if (Arrays.stream(found).anyMatch(i -> speech.speaksAt(shotUs[i]))) {
        long startUs = shotUs[found[0]];
        long[] ptsUs = Arrays.stream(found).mapToLong(i -> shotUs[i] - startUs).toArray();
        estimator.add(
            predicted.delayed((speech.startUs() - startUs) / 1e6),
            TrackedMouth.of(
                ptsUs,
                measurements(shot, found, MouthShape::opening),
                measurements(shot, found, MouthShape::width)));
      }
    }
    return estimator.estimate();
  }

  private static double[] measurements(
      FaceTrack shot, int[] found, ToDoubleFunction<MouthShape> measure) {
    return Arrays.stream(found).mapToDouble(i -> measure.applyAsDouble(shot.shape(i))).toArray();
  }
}
