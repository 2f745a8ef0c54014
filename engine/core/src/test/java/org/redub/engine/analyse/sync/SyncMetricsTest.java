package org.redub.engine.analyse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

class SyncMetricsTest {
  @Test
  void scoresOneForThePredictedMouthInAnyUnitWithDrift() {
    DrawnMouth mouth = new DrawnMouth(1);
    TrackedMouth tracked = mouth.tracked(8, 0.08, 0, 1);
    SyncMetrics metrics = SyncMetrics.measure(mouth, tracked, 0.08, speech(tracked.frames()));
    assertThat(metrics.openingDetrended()).isGreaterThan(0.9);
    assertThat(metrics.widthDetrended()).isGreaterThan(0.9);
    assertThat(metrics.openingCorrelation()).isLessThan(metrics.openingDetrended() - 0.05);
    assertThat(SyncMetrics.openingDetrended(mouth, tracked, 1.5)).isBetween(-0.6, 0.6);
  }

  @Test
  void givesAMumbleALowerVelocityRatio() {
    DrawnMouth mouth = new DrawnMouth(2);
    TrackedMouth tracked = mouth.tracked(8, 0, 0, 1);
    PredictedMouth mumble =
        new PredictedMouth() {
          @Override
          public double opening(double seconds) {
            return mouth.opening(seconds / 2);
          }

          @Override
          public double width(double seconds) {
            return mouth.width(seconds / 2);
          }
        };
    boolean[] speech = speech(tracked.frames());
    double own = SyncMetrics.measure(mouth, tracked, 0, speech).velocityRatio();
    double half = SyncMetrics.measure(mumble, tracked, 0, speech).velocityRatio();
    assertThat(half / own).isCloseTo(0.5, within(0.1));
  }

  /** Closures around 0.2 s, 0.6 s and so on; only the first half of these closures is predicted. */
  @Test
  void countsMetMissedAndFalseClosures() {
    double[] tracked = new double[100];
    double[] expected = new double[100];
    for (int i = 0; i < 100; i++) {
      tracked[i] = 1 + 0.01 * (i % 10) - (i % 10 == 5 ? 1 : 0);
      expected[i] = 1 + 0.01 * (i % 10) - (i % 10 == 6 && i < 50 ? 1 : 0);
      expected[i] -= i % 10 == 1 && i >= 50 ? 1 : 0;
    }
    ClosureScore score = ClosureScore.compare(tracked, expected, speech(100));
    assertThat(score.closures()).hasSize(10);
    assertThat(score.recall()).isCloseTo(0.5, within(1e-9));
    assertThat(score.falseShare()).isCloseTo(0.5, within(1e-9));
    assertThat(score.closures().get(0)).isEqualTo(new Closure(0.2, true));
    assertThat(score.closures().get(9)).isEqualTo(new Closure(3.8, false));
  }

  @Test
  void findsNoClosuresWithoutSpeech() {
    double[] tracked = {1, 1, 0, 1, 1, 0, 1};
    ClosureScore score = ClosureScore.compare(tracked, tracked, new boolean[7]);
    assertThat(score.closures()).isEmpty();
    assertThat(score.recall()).isNaN();
  }

  @Test
  void findsOutOfSyncSpansOnlyDuringSpeech() {
    DrawnMouth mouth = new DrawnMouth(3);
    TrackedMouth good = mouth.tracked(12, 0, 0, 1);
    double[] opening = good.opening().clone();
    double[] width = good.width().clone();
    for (int i = 125; i < 200; i++) {
      opening[i] = -opening[i];
      width[i] = -width[i];
    }
    TrackedMouth bad = new TrackedMouth(opening, width);
    assertThat(OutOfSyncSpans.find(mouth, good, 0, speech(good.frames()))).isEmpty();
    assertThat(OutOfSyncSpans.find(mouth, bad, 0, speech(bad.frames())))
        .hasSize(1)
        .allSatisfy(
            span -> {
              assertThat(span.from()).isCloseTo(5, within(0.7));
              assertThat(span.to()).isCloseTo(8, within(0.7));
            });
    assertThat(OutOfSyncSpans.find(mouth, bad, 0, new boolean[bad.frames()])).isEmpty();
  }

  @Test
  void distinguishesSpeechFromPausesByLevel() {
    float[] pcm = new float[16_000 * 4];
    for (int i = 0; i < pcm.length; i++) {
      double level = i < 32_000 ? 0.3 : 0.003;
      pcm[i] = (float) (level * Math.sin(i * 0.2));
    }
    LoudSpeech loudness = new LoudSpeech(16_000);
    for (int at = 0; at < pcm.length; at += 4000) {
      loudness.push(Arrays.copyOfRange(pcm, at, at + 4000), 4000);
    }
    boolean[] speech = loudness.speech(100);
    assertThat(speech[10]).isTrue();
    assertThat(speech[48]).isTrue();
    assertThat(speech[54]).isFalse();
    assertThat(speech[99]).isFalse();
  }

  @Test
  void readsAMouthTrackedByAnotherProgram(@TempDir Path folder) throws Exception {
    Path csv = folder.resolve("clip.csv");
    Files.writeString(
        csv, "frame,t,ok,open,width\n0,0.0,1,0.1,0.6\n1,0.04,0,9,9\n2,0.08,1,0.3,0.8\n");
    TrackedMouth mouth = TrackedCsv.read(csv);
    assertThat(mouth.opening()).containsExactly(new double[] {0.1, 0.2, 0.3}, within(1e-9));
    assertThat(mouth.width()).containsExactly(new double[] {0.6, 0.7, 0.8}, within(1e-9));
    Files.writeString(csv, "t,ok,height\n0,1,2\n");
    assertRefused(csv, ErrorCode.INPUT_DAMAGED);
    Files.writeString(csv, "t,ok,open,width\n0,1,x,2\n");
    assertRefused(csv, ErrorCode.INPUT_DAMAGED);
    assertRefused(folder.resolve("none.csv"), ErrorCode.INPUT_NOT_FOUND);
  }

  private static void assertRefused(Path csv, ErrorCode code) {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> TrackedCsv.read(csv))
        .isInstanceOfSatisfying(RedubException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(csv.getFileName().toString());
  }

  private static boolean[] speech(int frames) {
    boolean[] speech = new boolean[frames];
    Arrays.fill(speech, true);
    return speech;
  }
}
