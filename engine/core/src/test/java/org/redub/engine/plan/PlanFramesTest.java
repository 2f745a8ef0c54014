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
      assertThat(track.closed(i)).as("frame %d", i).isEqualTo(closed);
      assertThat(track.opening(i)).isCloseTo(closed ? 0.002f : 0.1f, within(FLOAT));
    }
  }

  @Test
  void movesAClosureWithItsSpan() {
    PersonPlan moved = with(STEADY, List.of(new TimeSpan(400_000, 440_000)), List.of(), List.of());
    MouthTrack track = frames(moved);
    assertThat(track.closed(frame(1.0))).isFalse();
    assertThat(track.opening(frame(1.0))).isCloseTo(0.1f, within(FLOAT));
    assertThat(track.closed(frame(0.4))).isTrue();
  }

  @Test
  void showsAClosureBetweenTwoFramesInOneWholeFrame() {
    PersonPlan brief = with(STEADY, List.of(new TimeSpan(412_000, 418_000)), List.of(), List.of());
    MouthTrack track = frames(brief);
    int closed = 0;
    for (int i = 0; i < track.frames(); i++) {
      closed += track.closed(i) ? 1 : 0;
    }
    assertThat(closed).isEqualTo(1);
    assertThat(track.closed(frame(0.4))).isTrue();
  }

  @Test
  void holdsARestExactly() {
    PersonPlan resting =
        with(STEADY, List.of(), List.of(new TimeSpan(200_000, 600_000)), List.of());
    MouthTrack track = frames(resting);
    assertThat(track.opening(frame(0.2))).isCloseTo(0.01f, within(FLOAT));
    assertThat(track.width(frame(0.4))).isCloseTo(0.5f, within(FLOAT));
    assertThat(track.opening(frame(0.6))).isCloseTo(0.1f, within(FLOAT));
    assertThat(track.opening(frame(0.16))).isCloseTo(0.1f, within(FLOAT));
  }

  @Test
  void scalesTheOpeningOverARange() {
    Scaling wider = new Scaling(new TimeSpan(0, 400_000), 1.5, 0);
    MouthTrack track = frames(with(STEADY, List.of(), List.of(), List.of(wider)));
    assertThat(track.opening(frame(0.2))).isCloseTo(0.15f, within(FLOAT));
    assertThat(track.width(frame(0.2)))
        .as("no width but the rest's")
        .isCloseTo(0.5f, within(FLOAT));
    assertThat(track.opening(frame(0.4))).isCloseTo(0.1f, within(FLOAT));
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
    assertThat(track.opening(0)).isCloseTo(0.1f, within(FLOAT));
    assertThat(track.opening(frame(0.6))).isCloseTo(0.15f, within(FLOAT));
    assertThat(track.width(frame(0.68))).isCloseTo(0.57f, within(FLOAT));
    assertThat(track.opening(49)).isCloseTo(0.2f, within(FLOAT));
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
    assertThat(track.opening(frame(0.4))).isCloseTo(0.03f, within(FLOAT));
    assertThat(track.beyond(frame(0.4))).contains(-0.02f);
    assertThat(track.beyond(frame(0.6))).doesNotContain(-0.02f);
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
      assertThat(Math.abs(track.opening(i) - track.opening(i - 1))).isLessThan(0.13f);
    }
  }

  private static PersonPlan with(
      PersonPlan plan, List<TimeSpan> closures, List<TimeSpan> rests, List<Scaling> scalings) {
    return new PersonPlan(
        plan.person(), plan.limits(), plan.keys(), closures, plan.lipTeeth(), rests, scalings);
  }
}
