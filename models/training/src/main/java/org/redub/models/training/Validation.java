package org.redub.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.redub.engine.analyse.sync.PredictedMouth;
import org.redub.engine.analyse.sync.SyncMetrics;
import org.redub.engine.analyse.sync.TrackedMouth;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.fit.Learner;
import org.redub.models.training.takes.Speakers;
import org.redub.models.training.takes.TrackedClip;

/**
 * Scores the network on tracked, held-out speakers by detrended correlation, averaged over
 * speakers. Confined to one thread.
 */
final class Validation {
  private final Map<String, List<TrackedClip>> speakers;

  /** Correlations of opening and width, and the ratio of predicted to tracked velocity. */
  record Score(double opening, double width, double velocityRatio) {}

  Validation(List<TrackedClip> clips) {
    speakers = Speakers.of(clips.stream().filter(clip -> clip.pictures() > 0).toList());
  }

  boolean empty() {
    return speakers.isEmpty();
  }

  /** Mean over all speakers. */
  Score score(Learner learner) {
    return mean(List.copyOf(bySpeaker(learner).values()));
  }

  /** Each speaker's score, averaged over the speaker's clips. */
  Map<String, Score> bySpeaker(Learner learner) {
    Map<String, Score> scores = new TreeMap<>();
    speakers.forEach(
        (speaker, clips) -> {
          List<Score> own = new ArrayList<>();
          for (TrackedClip clip : clips) {
            own.add(score(learner, clip));
          }
          scores.put(speaker, mean(own));
        });
    return scores;
  }

  private static Score score(Learner learner, TrackedClip clip) {
    PredictedMouth predicted = SpeakerOffset.predicted(learner, clip.mel());
    TrackedMouth seen =
        TrackedMouth.of(
            clip.ptsUs(), clip.control(FaceMotion.OPENING), clip.control(FaceMotion.WIDTH));
    boolean[] speech = new boolean[seen.frames()];
    Arrays.fill(speech, true);
    SyncMetrics metrics = SyncMetrics.measure(predicted, seen, 0, speech);
    return new Score(metrics.openingDetrended(), metrics.widthDetrended(), metrics.velocityRatio());
  }

  private static Score mean(List<Score> scores) {
    return new Score(
        scores.stream().mapToDouble(Score::opening).average().orElse(Double.NaN),
        scores.stream().mapToDouble(Score::width).average().orElse(Double.NaN),
        scores.stream().mapToDouble(Score::velocityRatio).average().orElse(Double.NaN));
  }
}
