package org.redub.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.redub.engine.Curves;
import org.redub.engine.RealClip;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.actor.style.ActorStyle;
import org.redub.engine.actor.style.HalfTake;
import org.redub.engine.actor.style.MotionCurves;
import org.redub.engine.actor.style.StyleInputs;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.TakeAnalyser;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.api.Notice;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.Stage;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.engine.work.Workers;
import org.redub.models.DevicePreference;
import org.redub.models.ModelStore;

/**
 * An actor's style learned on one half of a real take and measured on the other, against curves of
 * another tracker. Prints what it gains; asserts only that it does not hurt, since one clip of ten
 * seconds proves no more.
 */
class TakeSpeechCalibrationTest {
  private static final int HALF_SECOND_FRAMES = 12;

  /** What may be lost to chance on five seconds. */
  private static final double SLACK = 0.05;

  private double[] opening = {};
  private double[] width = {};

  @Test
  void aStyleOfOneHalfDoesNotHurtTheOther() throws IOException {
    Path clip = RealClip.of("garden-interview.mp4");
    List<String> csv = Files.readAllLines(RealClip.of("tracked/garden-interview.csv"));
    opening = column(csv, "open");
    width = column(csv, "width");
    JobLog log = new JobLog(new Quiet(), System::nanoTime);
    try (Workers workers = Workers.of(2);
        Networks networks =
            Networks.open(ModelStore.embedded(), DevicePreference.parse("cpu"), workers)) {
      Take take = analysed(clip, networks, log);
      TakeSpeech own = take.analysis().speech();
      FaceTrack track = take.track().shots().get(0);
      long[] ptsUs = take.track().ptsUsOf(track);
      int middle = track.frames() / 2;
      measure(new Half("first", 0, middle, middle, track.frames()), track, ptsUs, own);
      measure(new Half("second", middle, track.frames(), 0, middle), track, ptsUs, own);
    }
  }

  private static Take analysed(Path clip, Networks networks, JobLog log) {
    try (MediaSource source = MediaSource.open(clip)) {
      return new TakeAnalyser(networks, log).analyse(source);
    }
  }

  /** Frames to learn from and frames to measure on. */
  private record Half(String name, int from, int to, int unseenFrom, int unseenTo) {}

  private void measure(Half half, FaceTrack track, long[] ptsUs, TakeSpeech own) {
    ActorProfile actor = HalfTake.learn(track, ptsUs, own, half.from(), half.to());
    long[] unseen = Arrays.copyOfRange(ptsUs, half.unseenFrom(), half.unseenTo());
    double[] before = scores(ActorStyle.general(), own, unseen, half.unseenFrom());
    double[] after = scores(actor.style(), own, unseen, half.unseenFrom());
    System.out.printf(
        Locale.ROOT,
        "garden-interview, %s half (%s): opening r %.2f -> %.2f, width r %.2f -> %.2f%n",
        half.name(),
        actor.calibration().notice(1).text(),
        before[0],
        after[0],
        before[1],
        after[1]);
    assertThat(after[0]).isGreaterThan(before[0] - SLACK);
    assertThat(after[1]).isGreaterThan(before[1] - SLACK);
  }

  private double[] scores(ActorStyle style, TakeSpeech own, long[] ptsUs, int from) {
    MotionCurves curves = style.curves(StyleInputs.of(own.articulation()));
    int frames = Math.min(ptsUs.length, opening.length - from);
    double[][] made = new double[2][frames];
    double[][] seen = new double[2][frames];
    for (int i = 0; i < frames; i++) {
      made[0][i] = curves.openingAt(ptsUs[i] - own.startUs());
      made[1][i] = curves.widthAt(ptsUs[i] - own.startUs());
      seen[0][i] = opening[from + i];
      seen[1][i] = width[from + i];
    }
    double[] scores = new double[2];
    for (int k = 0; k < 2; k++) {
      scores[k] =
          Curves.correlation(
              Curves.detrended(made[k], HALF_SECOND_FRAMES),
              Curves.detrended(seen[k], HALF_SECOND_FRAMES));
    }
    return scores;
  }

  private static double[] column(List<String> csv, String name) {
    int column = List.of(csv.get(0).split(",")).indexOf(name);
    return csv.stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
        .toArray();
  }

  private static final class Quiet implements ProgressListener {
    @Override
    public void onProgress(Stage stage, long done, long total) {}

    @Override
    public void onNotice(Notice notice) {}
  }
}
