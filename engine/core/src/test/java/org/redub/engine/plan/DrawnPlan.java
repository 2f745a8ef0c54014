package org.redub.engine.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.redub.engine.actor.face.FaceControls;

/** A plan of two seconds at 25 frames a second, made up. For tests. */
final class DrawnPlan {
  static final int FRAMES = 50;
  static final long FRAME_US = 40_000;

  private DrawnPlan() {}

  static long[] times() {
    long[] ptsUs = new long[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      ptsUs[i] = i * FRAME_US;
    }
    return ptsUs;
  }

  /** A mouth half open all the time, closed at 1.0 to 1.08 s, with no limit of speed. */
  static PersonPlan steady() {
    List<MouthKey> keys = new ArrayList<>();
    for (long t : times()) {
      keys.add(new MouthKey(t, 0.1f, 0.55f, neutral(), MouthKey.Source.VOICE));
    }
    return new PersonPlan(
        "p1",
        new MouthLimits(0.01f, 0.5f, 0.002f, 0.03f, -0.02f, 100),
        keys,
        List.of(new TimeSpan(1_000_000, 1_080_000)),
        List.of(),
        List.of(),
        List.of());
  }

  static List<Float> neutral() {
    return Collections.nCopies(FaceControls.controls().size(), 0f);
  }

  /** Numbers that have no short decimal form. */
  static MouthPlan arbitrary() {
    Random random = new Random(5);
    List<PersonPlan> persons = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      List<MouthKey> keys = new ArrayList<>();
      for (long t : times()) {
        List<Float> expression = new ArrayList<>();
        for (int c = 0; c < FaceControls.controls().size(); c++) {
          expression.add((float) (0.05 * random.nextGaussian()));
        }
        MouthKey.Source source = MouthKey.Source.values()[random.nextInt(3)];
        keys.add(
            new MouthKey(t + 7, random.nextFloat(), 0.3f + random.nextFloat(), expression, source));
      }
      persons.add(
          new PersonPlan(
              PersonPlan.nameOf(p),
              new MouthLimits(
                  random.nextFloat(), random.nextFloat(), 0, 0.1f, -random.nextFloat(), 1.25),
              keys,
              List.of(new TimeSpan(3, 77_777), new TimeSpan(100_000, 100_001)),
              List.of(new TimeSpan(500_000, 600_000)),
              List.of(new TimeSpan(0, 1)),
              List.of(new Scaling(new TimeSpan(0, 1_000_000), 0.7, 1 / 3.0))));
    }
    return new MouthPlan(
        new PlannedTake("a \"take\".mp4", "ab".repeat(32), 50, 7, 2_000_007), persons);
  }
}
