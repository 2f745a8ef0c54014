package org.redub.render.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.geometry.CanonicalFace;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.render.geometry.DrawnFace;
import org.redub.render.image.MouthAppearance;

class DonorTest {
  private static final int FRAMES = 120;
  private static final float[] UPRIGHT = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  private static final float[][] SPEECH = speech(FRAMES);
  private static final DonorLibrary LIBRARY =
      new DonorLibrary(SPEECH, rotations(FRAMES), numbers(FRAMES));

  @Test
  void findsExactCopyWithoutJoins() {
    float[][] copy = Arrays.copyOfRange(SPEECH, 30, 90);
    DonorSelection selection = select(new DonorTargets(copy, rotations(60)));
    for (int frame = 0; frame < 60; frame++) {
      assertThat(selection.donor(frame)).isEqualTo(30 + frame);
      assertThat(selection.cost(frame)).isZero();
    }
    assertThat(selection.joinCount()).isZero();
  }

  @Test
  void respectsForbiddenFrames() {
    DonorTargets targets = ownShapesExcept(12);
    DonorSelection selection = select(targets);
    List<DonorMix> mixes = DonorRuns.crossfade(selection, targets, LIBRARY, 3);
    for (int frame = 0; frame < FRAMES; frame++) {
      assertThat(Math.abs(selection.donor(frame) - frame)).isGreaterThan(12);
      DonorMix mix = mixes.get(frame);
      assertThat(mix.donor()).isEqualTo(selection.donor(frame));
      if (mix.other() >= 0) {
        assertThat(Math.abs(mix.other() - frame)).isGreaterThan(12);
      }
    }
    assertThat(selection.meanRunLength()).isGreaterThan(4);
  }

  @Test
  void crossfadesOnlyAroundJoins() {
    DonorTargets targets = ownShapesExcept(12);
    DonorSelection selection = select(targets);
    List<DonorMix> mixes = DonorRuns.crossfade(selection, targets, LIBRARY, 3);
    assertThat(selection.joinCount()).isPositive();
    for (int frame = 0; frame < FRAMES; frame++) {
      boolean near = false;
      for (int join = Math.max(1, frame - 1); join <= Math.min(FRAMES - 1, frame + 1); join++) {
        near |= selection.isJoin(join);
      }
      assertThat(near || mixes.get(frame).other() < 0).as("frame %d", frame).isTrue();
      assertThat(mixes.get(frame).weight()).isBetween(0.2f, 1f);
    }
    List<DonorMix> hard = DonorRuns.crossfade(selection, targets, LIBRARY, 0);
    assertThat(hard).allMatch(mix -> mix.other() < 0);
  }

  @Test
  void avoidsDonorsWithAtypicalAppearance() {
    List<MouthAppearance> appearances = new ArrayList<>();
    for (int frame = 0; frame < FRAMES; frame++) {
      float[] numbers = new float[MouthAppearance.SIZE];
      Arrays.fill(numbers, frame == 40 ? 1.2f : 0.3f);
      appearances.add(new MouthAppearance(numbers, 1, new float[4]));
    }
    DonorLibrary library =
        new DonorLibrary(SPEECH, rotations(FRAMES), numbers(FRAMES), appearances);
    DonorTargets targets = new DonorTargets(SPEECH, rotations(FRAMES));
    DonorSelection typical = new DonorSelector(DonorSettings.DEFAULT).select(targets, LIBRARY);
    DonorSelection selection = new DonorSelector(DonorSettings.DEFAULT).select(targets, library);
    assertThat(typical.donor(40)).isEqualTo(40);
    assertThat(selection.donor(40)).isNotEqualTo(40);
    assertThat(selection.donor(30)).isEqualTo(30);
  }

  @Test
  void prefersDonorsInSameLightAndNearInTime() {
    // The mouth makes every movement twice, and the direction of the light changes in between.
    float[][] twice = new float[2 * FRAMES][];
    List<MouthAppearance> appearances = new ArrayList<>();
    for (int frame = 0; frame < 2 * FRAMES; frame++) {
      twice[frame] = SPEECH[frame % FRAMES];
      appearances.add(lit(frame < FRAMES ? 0.5f : 0));
    }
    DonorLibrary library =
        new DonorLibrary(twice, rotations(2 * FRAMES), numbers(2 * FRAMES), appearances);
    List<MouthAppearance> likeSecond = Collections.nCopies(FRAMES, lit(0));
    DonorSelection byLight =
        select(new DonorTargets(SPEECH, rotations(FRAMES), new int[0], likeSecond), library);
    List<MouthAppearance> likeFirst = Collections.nCopies(FRAMES, lit(0.5f));
    DonorSelection byFirstLight =
        select(new DonorTargets(SPEECH, rotations(FRAMES), new int[0], likeFirst), library);
    int[] late = new int[FRAMES];
    Arrays.setAll(late, frame -> FRAMES + frame);
    DonorSelection byTime =
        select(new DonorTargets(SPEECH, rotations(FRAMES), late, List.of()), library);
    for (int frame = 0; frame < FRAMES; frame++) {
      assertThat(byLight.donor(frame)).isEqualTo(FRAMES + frame);
      assertThat(byFirstLight.donor(frame)).isEqualTo(frame);
      assertThat(byTime.donor(frame)).isEqualTo(FRAMES + frame);
    }
  }

  private static MouthAppearance lit(float fromTheLeft) {
    return new MouthAppearance(
        new float[MouthAppearance.SIZE], 1, new float[] {5 + fromTheLeft, 5 - fromTheLeft, 5, 5});
  }

  private static DonorSelection select(DonorTargets targets, DonorLibrary library) {
    return new DonorSelector(DonorSettings.DEFAULT).select(targets, library);
  }

  @Test
  void prefersSharperOfTwoDonorsOfOneShape() {
    float[][] twice = new float[2 * FRAMES][];
    List<MouthAppearance> appearances = new ArrayList<>();
    for (int frame = 0; frame < 2 * FRAMES; frame++) {
      twice[frame] = SPEECH[frame % FRAMES];
      float sharpness = frame < FRAMES ? 0.05f : 0.1f;
      appearances.add(
          new MouthAppearance(new float[MouthAppearance.SIZE], sharpness, new float[4]));
    }
    DonorLibrary library =
        new DonorLibrary(twice, rotations(2 * FRAMES), numbers(2 * FRAMES), varied(appearances));
    DonorSelection selection = select(new DonorTargets(SPEECH, rotations(FRAMES)), library);
    for (int frame = 0; frame < FRAMES; frame++) {
      assertThat(selection.donor(frame)).isGreaterThanOrEqualTo(FRAMES);
    }
  }

  /** Appearances with tiny differences, because equal appearances carry no information. */
  private static List<MouthAppearance> varied(List<MouthAppearance> appearances) {
    for (int frame = 0; frame < appearances.size(); frame++) {
      Arrays.fill(appearances.get(frame).numbers(), 0.3f + 0.001f * (frame % 7));
    }
    return appearances;
  }

  @Test
  void predictsAppearanceFromShapeAtBothEndsOfOpening() {
    List<MouthAppearance> appearances = new ArrayList<>();
    for (float[] shape : SPEECH) {
      float[] numbers = new float[MouthAppearance.SIZE];
      Arrays.fill(numbers, (float) (1 - 4 * MouthShape.of(shape).opening()));
      appearances.add(new MouthAppearance(numbers, 1, new float[4]));
    }
    DonorLibrary library =
        new DonorLibrary(SPEECH, rotations(FRAMES), numbers(FRAMES), appearances);
    int[] from = new int[FRAMES];
    int[] to = new int[FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      from[frame] = frame - 3;
      to[frame] = frame + 3;
    }
    DonorTargets targets =
        new DonorTargets(SPEECH, rotations(FRAMES), new int[0], List.of(), from, to);
    ShapeMetric metric = new ShapeMetric(targets, library);
    ExpectedAppearance typical = new ExpectedAppearance(library);
    for (int frame = 0; frame < FRAMES; frame++) {
      typical.aim(frame, targets, metric);
      assertThat(typical.distance(frame)).as("frame %d", frame).isLessThan(0.05f);
    }
  }

  @Test
  void avoidsTurnedHeadForUprightOne() {
    float[][] rotations = rotations(FRAMES);
    for (int i = 0; i < 60; i++) {
      rotations[i] = new float[] {0.8f, 0, -0.6f, 0, 1, 0, 0.6f, 0, 0.8f};
    }
    DonorLibrary library = new DonorLibrary(SPEECH, rotations, numbers(FRAMES));
    DonorTargets targets = new DonorTargets(SPEECH, rotations(FRAMES));
    DonorSelection selection = new DonorSelector(DonorSettings.DEFAULT).select(targets, library);
    for (int frame = 0; frame < FRAMES; frame++) {
      assertThat(selection.donor(frame)).isGreaterThanOrEqualTo(60);
    }
  }

  @Test
  void selectsNothingForNoFrames() {
    DonorSelection selection = select(new DonorTargets(new float[0][], new float[0][]));
    assertThat(selection.size()).isZero();
    assertThat(selection.joinCount()).isZero();
  }

  @Test
  void rejectsFrameThatForbidsEveryDonor() {
    int[] from = new int[FRAMES];
    int[] to = new int[FRAMES];
    Arrays.fill(to, FRAMES);
    DonorTargets targets =
        new DonorTargets(SPEECH, rotations(FRAMES), new int[0], List.of(), from, to);
    assertThatThrownBy(() -> select(targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("frame 0");
  }

  private static DonorSelection select(DonorTargets targets) {
    return new DonorSelector(DonorSettings.DEFAULT).select(targets, LIBRARY);
  }

  private static DonorTargets ownShapesExcept(int window) {
    int[] from = new int[FRAMES];
    int[] to = new int[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      from[i] = i - window;
      to[i] = i + window;
    }
    return new DonorTargets(SPEECH, rotations(FRAMES), new int[0], List.of(), from, to);
  }

  private static float[][] speech(int frames) {
    CanonicalFace face = CanonicalFace.reference();
    float[][] shapes = new float[frames][];
    for (int i = 0; i < frames; i++) {
      double opening = 0.12 + 0.1 * Math.sin(i * 0.61) + 0.02 * Math.sin(i * 0.171);
      float[] tracked = DrawnFace.tracked(opening);
      shapes[i] = MouthShape.of(HeadPose.fit(face, tracked), tracked).toArray();
    }
    return shapes;
  }

  private static float[][] rotations(int frames) {
    float[][] rotations = new float[frames][];
    Arrays.fill(rotations, UPRIGHT);
    return rotations;
  }

  private static int[] numbers(int frames) {
    int[] numbers = new int[frames];
    Arrays.setAll(numbers, i -> i);
    return numbers;
  }
}
