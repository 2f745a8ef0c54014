package org.redub.models.training;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.redub.engine.analyse.sync.AvOffset;
import org.redub.engine.analyse.sync.OffsetEstimator;
import org.redub.engine.analyse.sync.PredictedMouth;
import org.redub.engine.analyse.sync.TrackedMouth;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.data.Utterance;
import org.redub.models.training.fit.Learner;
import org.redub.models.training.net.MouthNetwork;
import org.redub.models.training.takes.TrackedClip;

/**
 * Estimates how much later than the sound a speaker's mouth moves, over all clips of the speaker,
 * from the predictions of the synthetic network. The offset is 0 if it is not reliable. Confined to
 * one thread.
 */
final class SpeakerOffset implements ToLongFunction<List<TrackedClip>> {
  private static final int OPENING = FaceMotion.OPENING.channel();
  private static final int WIDTH = FaceMotion.WIDTH.channel();

  private final Learner learner;
  private final Consumer<String> log;

  SpeakerOffset(Learner learner, Consumer<String> log) {
    this.learner = learner;
    this.log = log;
  }

  @Override
  public long applyAsLong(List<TrackedClip> clips) {
    OffsetEstimator estimator = new OffsetEstimator();
    for (TrackedClip clip : clips) {
      if (clip.pictures() > 0) {
        estimator.add(
            predicted(learner, clip.mel()),
            TrackedMouth.of(
                clip.ptsUs(), clip.control(FaceMotion.OPENING), clip.control(FaceMotion.WIDTH)));
      }
    }
    AvOffset offset = estimator.estimate();
    log.accept(
        String.format(
            Locale.ROOT,
            "%s: mouth %+.0f ms after the sound, confidence %.2f%s",
            clips.get(0).clip().speaker(),
            offset.offsetUs() / 1000.0,
            offset.confidence(),
            offset.known() ? "" : ", taken as 0"));
    return offset.offsetUs();
  }

  /** The network's prediction for a clip's mouth. */
  static PredictedMouth predicted(Learner learner, short[] packedMel) {
    float[] motions = learner.predict(Utterance.unpack(packedMel)).get(MouthNetwork.OUT_MOTIONS);
    return new PredictedMouth() {
      @Override
      public double opening(double seconds) {
        return at(motions, OPENING, seconds);
      }

      @Override
      public double width(double seconds) {
        return at(motions, WIDTH, seconds);
      }
    };
  }

  private static double at(float[] motions, int channel, double seconds) {
    int frames = motions.length / Utterance.MOTIONS;
    double position = Math.max(0, Math.min(frames - 1, seconds * Utterance.FRAME_RATE_HZ));
    int low = (int) position;
    int high = Math.min(frames - 1, low + 1);
    double a = motions[channel * frames + low];
    return a + (position - low) * (motions[channel * frames + high] - a);
  }
}
