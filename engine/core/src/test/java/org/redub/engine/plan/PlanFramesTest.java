package org.redub.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changing a plan by hand does to the frames. */
class PlanFramesTest {
  private static final float FLOAT = 1e-6f;
  private static final PersonPlan STEADY = DrawnPlan.steady();

  private static MouthTrack frames(PersonPlan plan) {
    return MouthTrack.of(plan, DrawnPlan.times());
  }

  private static int frame(double seconds) {
    return (int) Math.round(seconds * 25);
  }

  @Test
  void closesTheLipsWhereAClosureIs() {
    MouthTrack track = frames(STEADY);
    for (int i = 0; i < track.frames(); i++) {
      boolean closed = i >= frame(1.0) && i <= frame(1.08);
      assertThat(track.at(i).closed()).as("frame %d", i).isEqualTo(closed);
      assertThat(track.at(i).opening()).isCloseTo(closed ? 0.002f : 0.1f, within(FLOAT));
    }
  }

  @Test
  void movesAClosureWithItsSpan() {
    PersonPlan moved = with(STEADY, List.of(new TimeSpan(400_000, 440_000)), List.of(), List.of());
    MouthTrack track = frames(moved);
    assertThat(track.at(frame(1.0)).closed()).isFalse();
    assertThat(track.at(frame(1.0)).opening()).isCloseTo(0.1f, within(FLOAT));
    assertThat(track.at(frame(0.4)).closed()).isTrue();
  }

  @Test
  void showsAClosureBetweenTwoFramesInOneWholeFrame() {
    PersonPlan brief = with(STEADY, List.of(new TimeSpan(412_000, 418_000)), List.of(), List.of());
    MouthTrack track = frames(brief);
    int closed = 0;
    for (int i = 0; i < track.frames(); i++) {
      closed += track.at(i).closed() ? 1 : 0;
    }
    assertThat(closed).isEqualTo(1);
    assertThat(track.at(frame(0.4)).closed()).isTrue();
  }

  @Test
  void holdsARestExactly() {
    PersonPlan resting =
        with(STEADY, List.of(), List.of(new TimeSpan(200_000, 600_000)), List.of());
    MouthTrack track = frames(resting);
    assertThat(track.at(frame(0.2)).opening()).isCloseTo(0.01f, within(FLOAT));
    assertThat(track.at(frame(0.4)).width()).isCloseTo(0.5f, within(FLOAT));
    assertThat(track.at(frame(0.6)).opening()).isCloseTo(0.1f, within(FLOAT));
    assertThat(track.at(frame(0.16)).opening()).isCloseTo(0.1f, within(FLOAT));
  }

  @Test
  void scalesTheOpeningOverARange() {
    Scaling wider = new Scaling(new TimeSpan(0, 400_000), 1.5, 0);
    MouthTrack track = frames(with(STEADY, List.of(), List.of(), List.of(wider)));
    assertThat(track.at(frame(0.2)).opening()).isCloseTo(0.15f, within(FLOAT));
    assertThat(track.at(frame(0.2)).width())
        .as("no width but the rest's")
        .isCloseTo(0.5f, within(FLOAT));
    assertThat(track.at(frame(0.4)).opening()).isCloseTo(0.1f, within(FLOAT));
  }

  @Test
  void runsStraightBetweenKeysAndHoldsBeyondThem() {
    List<MouthKey> keys =
        List.of(
            new MouthKey(400_000, 0.1f, 0.5f, DrawnPlan.neutral(), MouthKey.Source.HAND),
            new MouthKey(800_000, 0.2f, 0.6f, DrawnPlan.neutral(), MouthKey.Source.HAND));
    PersonPlan sparse =
        new PersonPlan("p1", STEADY.limits(), keys, List.of(), List.of(), List.of(), List.of());
    MouthTrack track = frames(sparse);
    assertThat(track.at(0).opening()).isCloseTo(0.1f, within(FLOAT));
    assertThat(track.at(frame(0.6)).opening()).isCloseTo(0.15f, within(FLOAT));
    assertThat(track.at(frame(0.68)).width()).isCloseTo(0.57f, within(FLOAT));
    assertThat(track.at(49).opening()).isCloseTo(0.2f, within(FLOAT));
  }

  @Test
  void raisesTheLowerLipToTheTeeth() {
    PersonPlan teeth =
        new PersonPlan(
            "p1",
            STEADY.limits(),
            STEADY.keys(),
            List.of(),
            List.of(new TimeSpan(400_000, 440_000)),
            List.of(),
            List.of());
    MouthTrack track = frames(teeth);
    assertThat(track.at(frame(0.4)).opening()).isCloseTo(0.03f, within(FLOAT));
    assertThat(track.at(frame(0.4)).expression()).contains(-0.02f);
    assertThat(track.at(frame(0.6)).expression()).doesNotContain(-0.02f);
  }

  @Test
  void neverMovesFasterThanTheLimit() {
    List<MouthKey> jump = new ArrayList<>();
    for (long t : DrawnPlan.times()) {
      float opening = t < 1_000_000 ? 0 : 0.4f;
      jump.add(new MouthKey(t, opening, 0.5f, DrawnPlan.neutral(), MouthKey.Source.HAND));
    }
    MouthLimits people = new MouthLimits(0, 0.5f, 0, 0.03f, 0, 1);
    PersonPlan plan =
        new PersonPlan("p1", people, jump, List.of(), List.of(), List.of(), List.of());
    MouthTrack track = frames(plan);
    for (int i = 1; i < track.frames(); i++) {
      assertThat(Math.abs(track.at(i).opening() - track.at(i - 1).opening())).isLessThan(0.13f);
    }
  }

  private static PersonPlan with(
      PersonPlan plan, List<TimeSpan> closures, List<TimeSpan> rests, List<Scaling> scalings) {
    return new PersonPlan(
        plan.person(), plan.limits(), plan.keys(), closures, plan.lipTeeth(), rests, scalings);
  }
}
