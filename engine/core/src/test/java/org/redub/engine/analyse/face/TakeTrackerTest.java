package org.redub.engine.analyse.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.Curves;
import org.redub.engine.DrawnTake;
import org.redub.engine.DrawnTalker;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.work.Workers;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;
import org.redub.models.face.FaceDetector;
import org.redub.models.face.FaceLandmarker;

/** Tracks drawn takes with the real networks. */
class TakeTrackerTest {
  private static final int FRAMES = 24;

  @TempDir static Path folder;
  private static Workers workers;
  private static InferenceRuntime runtime;
  private static FaceDetector detector;
  private static FaceLandmarker landmarker;

  @BeforeAll
  static void load() {
    workers = Workers.of(2);
    runtime = InferenceRuntime.create(DevicePreference.CPU);
    detector = FaceDetector.open(runtime, ModelStore.embedded());
    landmarker = FaceLandmarker.open(runtime, ModelStore.embedded());
  }

  @AfterAll
  static void unload() {
    landmarker.close();
    detector.close();
    runtime.close();
    workers.close();
  }

  private static TakeTrack track(
      int frames, FaceLimits limits, IntFunction<BufferedImage> pictures, ProgressListener hears) {
    Path take = DrawnTake.write(folder.resolve("take.mp4"), frames, pictures);
    try (VideoReader reader = VideoReader.open(take)) {
      return new TakeTracker(detector, landmarker, limits, workers).track(reader, hears);
    }
  }

  private static TakeTrack track(int frames, IntFunction<BufferedImage> pictures) {
    return track(frames, FaceLimits.DEFAULT, pictures, ProgressListener.SILENT);
  }

  private static double opening(int frame) {
    return 0.4 - 0.4 * Math.cos(2 * Math.PI * frame / 12);
  }

  @Test
  void tracksTheDrawnOpeningAndHeadMotion() {
    List<Long> progress = new ArrayList<>();
    TakeTrack take =
        track(
            FRAMES,
            FaceLimits.DEFAULT,
            i -> DrawnTalker.DARK.draw(new DrawnTalker.Moment(opening(i), 1, i, 0, 0)),
            (stage, done, total) -> progress.add(done));
    assertThat(take.frames()).isEqualTo(FRAMES);
    assertThat(take.usableFrames()).isEqualTo(FRAMES);
    assertThat(take.reasons()).isEmpty();
    assertThat(progress).hasSize(FRAMES).isSorted().endsWith((long) FRAMES);
    FaceTrack shot = take.shots().get(0);
    double[] drawn = new double[FRAMES];
    double[] tracked = new double[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      assertThat(take.ptsUs()[i]).isEqualTo(i * 40_000L);
      drawn[i] = opening(i);
      tracked[i] = shot.shape(i).opening();
      assertThat(shot.pose(i).iodPx()).isCloseTo(shot.pose(0).iodPx(), within(3.0));
      assertThat(Math.abs(shot.pose(i).yawDegrees())).isLessThan(12);
    }
    assertThat(Curves.correlation(drawn, tracked)).isGreaterThan(0.97);
    // One pixel per frame to the right.
    assertThat(shot.motion(FRAMES / 2)[0]).isCloseTo(1, within(0.3f));
    assertThat(shot.motion(FRAMES / 2)[1]).isCloseTo(0, within(0.3f));
  }

  @Test
  void startsShotsAtCutsAndFindsNoFaceInAnEmptyShot() {
    TakeTrack take =
        track(
            FRAMES,
            i -> {
              if (i >= 8 && i < 14) {
                return DrawnTalker.wall();
              }
              DrawnTalker talker = i < 8 ? DrawnTalker.DARK : DrawnTalker.FAIR;
              return talker.draw(new DrawnTalker.Moment(0, 1, 0, 0, 0));
            });
    assertThat(take.shots()).extracting(FaceTrack::firstFrame).containsExactly(0, 8, 14);
    assertThat(take.shots()).extracting(FaceTrack::frames).containsExactly(8, 6, 10);
    assertThat(take.shots()).extracting(FaceTrack::foundAny).containsExactly(true, false, true);
    for (int i = 0; i < FRAMES; i++) {
      assertThat(take.visibility()[i])
          .isEqualTo(i >= 8 && i < 14 ? Visibility.NO_FACE : Visibility.USABLE);
    }
    assertThat(take.reasons()).isEqualTo("no face found (6)");
    assertThat(take.shots().get(2).pose(0).iodPx() / take.shots().get(0).pose(0).iodPx())
        .isCloseTo(DrawnTalker.FAIR.zoom(), within(0.1));
    assertThat(take.ptsUsOf(take.shots().get(1)))
        .containsExactly(320_000, 360_000, 400_000, 440_000, 480_000, 520_000);
  }

  @Test
  void tracksButDoesNotUseAFaceBelowTheSizeLimit() {
    TakeTrack take =
        track(
            4,
            new FaceLimits(200, 50),
            i -> DrawnTalker.DARK.draw(new DrawnTalker.Moment(0, 1, 0, 0, 0)),
            ProgressListener.SILENT);
    assertThat(take.visibility()).containsOnly(Visibility.TOO_SMALL);
    assertThat(take.shots().get(0).found(2)).isTrue();
  }

  @Test
  void doesNotUseAMouthOutsideThePicture() {
    TakeTrack take = track(4, i -> DrawnTalker.DARK.draw(new DrawnTalker.Moment(0, 1, 0, 82, 0)));
    assertThat(take.visibility()).containsOnly(Visibility.MOUTH_OUTSIDE);
  }
}
