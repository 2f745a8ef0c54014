package org.redub.engine.generate.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.redub.engine.actor.ActorLearner;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.actor.face.FaceControls;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.generate.ActorTarget;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.FramePlanner;
import org.redub.engine.generate.FramePlans;
import org.redub.engine.generate.ShotTarget;
import org.redub.engine.plan.MouthKey;
import org.redub.engine.plan.MouthLimits;
import org.redub.engine.plan.MouthTrack;
import org.redub.engine.plan.PersonPlan;
import org.redub.engine.plan.TimeSpan;
import org.redub.geometry.MouthShape;

class DonorPlannerTest {
  private static final int FRAMES = 80;
  private static final float WIDTH = 0.55f;
  private static final double OPEN = 0.2;
  private static final double SHUT = 0.01;

  private static FramePlans plan(TakeTrack take, List<ShotTarget> targets) {
    return new DonorPlanner(0)
        .choose(new FramePlanner(FaceLimits.DEFAULT).plan(take, targets), targets);
  }

  /** Shut for ten frames, open for ten, and so on. */
  private static double inTurn(int frame) {
    return frame / 10 % 2 == 0 ? SHUT : OPEN;
  }

  private static List<MouthShape> shapes(int frames, IntToDoubleFunction opening) {
    List<MouthShape> shapes = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      // No two frames quite alike.
      shapes.add(DrawnMouth.at(opening.applyAsDouble(i) + 1e-4 * (i % 7), WIDTH));
    }
    return shapes;
  }

  private static TakeTrack take(FaceTrack... shots) {
    return take(Arrays.stream(shots).mapToInt(FaceTrack::frames).sum(), shots);
  }

  private static TakeTrack take(int frames, FaceTrack... shots) {
    long[] ptsUs = new long[frames];
    Arrays.setAll(ptsUs, i -> 1_000_000 + i * 40_000L);
    return new TakeTrack(ptsUs, List.of(shots));
  }

  private static Visibility[] usable(int frames) {
    Visibility[] visibility = new Visibility[frames];
    Arrays.fill(visibility, Visibility.USABLE);
    return visibility;
  }

  private static ShotTarget target(FaceTrack track, IntToDoubleFunction opening) {
    long[] ptsUs = new long[track.frames()];
    for (int i = 0; i < ptsUs.length; i++) {
      ptsUs[i] = i * 40_000L;
    }
    ActorProfile actor =
        ActorLearner.learn(List.of(new ActorLearner.Shot(track, ptsUs)), TakeSpeech.none()).get(0);
    List<Float> neutral = Collections.nCopies(FaceControls.controls().size(), 0f);
    List<MouthKey> keys = new ArrayList<>();
    List<TimeSpan> closures = new ArrayList<>();
    for (int i = 0; i < track.frames(); i++) {
      float wanted = (float) opening.applyAsDouble(i);
      keys.add(new MouthKey(ptsUs[i], wanted, WIDTH, neutral, MouthKey.Source.HAND));
      if (wanted <= (float) SHUT) {
        closures.add(new TimeSpan(ptsUs[i], ptsUs[i] + 1));
      }
    }
    MouthLimits limits = new MouthLimits((float) SHUT, WIDTH, (float) SHUT, 0.04f, 0, 100);
    PersonPlan person =
        new PersonPlan("p1", limits, keys, closures, List.of(), List.of(), List.of());
    return new ActorTarget(track, actor, MouthTrack.of(person, ptsUs));
  }

  private static double lent(FramePlan frame, List<MouthShape> shapes) {
    return frame.donors().stream()
        .mapToDouble(donor -> donor.weight() * shapes.get(donor.frame()).opening())
        .sum();
  }

  @Test
  void everyFrameIsPlannedWithItsOwnNumberTimeAndMouth() {
    FaceTrack track = DrawnTrack.of(0, shapes(FRAMES, DonorPlannerTest::inTurn));
    FramePlans plan = plan(take(track), List.of(target(track, i -> inTurn(i + 5))));
    assertThat(plan.frames()).hasSize(FRAMES);
    assertThat(plan.dubbedFrames()).isEqualTo(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      FramePlan frame = plan.frames().get(i);
      assertThat(frame.frame()).isEqualTo(i);
      assertThat(frame.ptsUs()).isEqualTo(1_000_000 + i * 40_000L);
      assertThat(frame.action()).isEqualTo("dubbed");
      assertThat(frame.effect()).isEqualTo(1);
      assertThat(frame.mouth().opening()).isEqualTo((float) inTurn(i + 5));
      assertThat(frame.mouth().width()).isEqualTo(WIDTH);
      assertThat(frame.mouth().closed()).isEqualTo(inTurn(i + 5) <= SHUT);
      assertThat(frame.donors()).isNotEmpty();
      assertThat(frame.donors().stream().mapToDouble(FramePlan.Donor::weight).sum())
          .isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void choosesNoDonorWithinTheGap() {
    int gap = 12;
    FaceTrack track = DrawnTrack.of(0, shapes(FRAMES, DonorPlannerTest::inTurn));
    List<ShotTarget> targets = List.of(target(track, DonorPlannerTest::inTurn));
    FramePlans bare = new FramePlanner(FaceLimits.DEFAULT).plan(take(track), targets);
    FramePlans own = new DonorPlanner(0).choose(bare, targets);
    FramePlans apart = new DonorPlanner(gap).choose(bare, targets);
    assertThat(own.frames()).allSatisfy(frame -> assertThat(nearest(frame)).isZero());
    assertThat(apart.frames()).allSatisfy(frame -> assertThat(nearest(frame)).isGreaterThan(gap));
  }

  private static int nearest(FramePlan frame) {
    return frame.donors().stream()
        .mapToInt(donor -> Math.abs(donor.frame() - frame.frame()))
        .min()
        .orElseThrow();
  }

  @Test
  void asksForTheWholeOpeningWhereNothingIsBorrowed() {
    FaceTrack track = DrawnTrack.of(0, shapes(40, i -> SHUT));
    FramePlans plan =
        new FramePlanner(FaceLimits.DEFAULT).plan(take(track), List.of(target(track, i -> 0.4)));
    assertThat(plan.dubbedFrames()).isEqualTo(40);
    assertThat(plan.donorFrames().isEmpty()).isTrue();
    assertThat(plan.frames()).allMatch(frame -> frame.mouth().opening() == 0.4f);
  }

  @Test
  void leavesAShotAloneThatHasNothingToLend() {
    FaceTrack track = DrawnTrack.of(0, shapes(20, i -> SHUT), 0, frame -> true);
    FramePlans plan = plan(take(track), List.of(target(track, i -> OPEN)));
    assertThat(plan.dubbedFrames()).isZero();
    assertThat(plan.frames()).allMatch(frame -> frame.effect() == 0);
  }

  @Test
  void borrowsMouthsThatDoWhatIsWanted() {
    List<MouthShape> shapes = shapes(FRAMES, DonorPlannerTest::inTurn);
    FaceTrack track = DrawnTrack.of(0, shapes);
    FramePlans plan = plan(take(track), List.of(target(track, i -> inTurn(i + 10))));
    double shut = shapes.get(0).opening();
    double open = shapes.get(10).opening();
    for (int i = 0; i < FRAMES; i++) {
      assertThat(lent(plan.frames().get(i), shapes))
          .as("frame %d", i)
          .isCloseTo(inTurn(i + 10) == OPEN ? open : shut, within(0.005));
    }
    plan.frames()
        .forEach(
            frame ->
                frame
                    .donors()
                    .forEach(donor -> assertThat(plan.donorFrames().get(donor.frame())).isTrue()));
  }

  @Test
  void framesWithoutAUsableFaceStayUntouchedAndLendNothing() {
    Visibility[] visibility = usable(FRAMES);
    for (int i = 30; i < 36; i++) {
      visibility[i] = i < 33 ? Visibility.TURNED_AWAY : Visibility.NO_FACE;
    }
    FaceTrack track =
        DrawnTrack.judged(DrawnTrack.of(0, shapes(FRAMES, DonorPlannerTest::inTurn)), visibility);
    FramePlans plan = plan(take(track), List.of(target(track, i -> OPEN)));
    for (int i = 30; i < 36; i++) {
      FramePlan frame = plan.frames().get(i);
      assertThat(frame.dubbed()).isFalse();
      assertThat(frame.mouth()).isNull();
      assertThat(frame.effect()).isZero();
      assertThat(frame.action()).isEqualTo(visibility[i].reason());
      assertThat(plan.donorFrames().get(i)).isFalse();
    }
    assertThat(plan.frames().get(29).effect()).isBetween(0.1, 0.9);
    assertThat(plan.frames().get(36).effect()).isBetween(0.1, 0.9);
    assertThat(plan.dubbedFrames()).isEqualTo(FRAMES - 6);
  }

  @Test
  void aMouthBehindSomethingIsDubbedButLendsNothing() {
    FaceTrack track =
        DrawnTrack.of(
            0, shapes(FRAMES, DonorPlannerTest::inTurn), 0, frame -> frame >= 10 && frame < 40);
    FramePlans plan = plan(take(track), List.of(target(track, DonorPlannerTest::inTurn)));
    assertThat(plan.dubbedFrames()).isEqualTo(FRAMES);
    assertThat(plan.donorFrames().get(10, 40).isEmpty()).isTrue();
  }

  @Test
  void donorsComeFromTheSameShot() {
    FaceTrack first = DrawnTrack.of(0, shapes(40, i -> SHUT));
    FaceTrack second = DrawnTrack.of(40, shapes(40, i -> OPEN));
    FramePlans plan =
        plan(take(first, second), List.of(target(first, i -> OPEN), target(second, i -> SHUT)));
    for (FramePlan frame : plan.frames()) {
      for (FramePlan.Donor donor : frame.donors()) {
        assertThat(donor.frame() < 40).isEqualTo(frame.frame() < 40);
      }
    }
  }

  @Test
  void aTakeThatNeverOpensOpensAsFarAsItsPixelsBear() {
    FaceTrack track = DrawnTrack.of(0, shapes(40, i -> SHUT));
    FramePlans plan = plan(take(track), List.of(target(track, i -> 0.4)));
    for (FramePlan frame : plan.frames()) {
      assertThat(frame.mouth().opening()).isBetween(0.05f, 0.15f);
    }
  }

  @Test
  void aTurnedHeadShowsLessOfIt() {
    FaceTrack track = DrawnTrack.of(0, shapes(20, DonorPlannerTest::inTurn), 44, frame -> false);
    FramePlans plan = plan(take(track), List.of(target(track, i -> OPEN)));
    // All of it up to 38 degrees, nothing at 50.
    assertThat(plan.frames())
        .allSatisfy(frame -> assertThat(frame.effect()).isCloseTo(0.5, within(1e-6)));
  }

  @Test
  void aShotWithoutAFaceIsLeftAlone() {
    FramePlans plan = plan(take(10), List.of());
    assertThat(plan.frames()).hasSize(10);
    assertThat(plan.dubbedFrames()).isZero();
    assertThat(plan.donorFrames().isEmpty()).isTrue();
  }
}
