package org.redub.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.redub.engine.actor.face.FaceControls;
import org.redub.models.mouth.FaceMotion;

/** Resolves a plan into the mouth of each frame. Stateless. */
final class PlanFrames {
  private static final int LOWER_LIP = FaceControls.controls().indexOf(FaceMotion.LOWER_LIP);

  private PlanFrames() {}

  /**
   * The mouth in each frame.
   *
   * @param ptsUs times of the frames in the take, ascending
   */
  static List<PlannedMouth> resolve(PersonPlan plan, long[] ptsUs) {
    boolean[] closed = LipEvents.frames(plan.closures(), ptsUs);
    boolean[] atTeeth = LipEvents.frames(plan.lipTeeth(), ptsUs);
    List<PlannedMouth> mouths = new ArrayList<>();
    int after = 0;
    for (int i = 0; i < ptsUs.length; i++) {
      while (after < plan.keys().size() && plan.keys().get(after).ptsUs() < ptsUs[i]) {
        after++;
      }
      MouthKey key = resting(plan, scaled(plan, at(plan.keys(), after, ptsUs[i])));
      mouths.add(mouth(plan.limits(), key, closed[i], atTeeth[i]));
    }
    return MouthSpeed.limit(mouths, ptsUs, plan.limits().pace());
  }

  private static PlannedMouth mouth(
      MouthLimits limits, MouthKey key, boolean closed, boolean atTeeth) {
    if (closed) {
      return new PlannedMouth(limits.closedOpening(), key.width(), key.expression(), true);
    }
    if (!atTeeth) {
      return new PlannedMouth(key.opening(), key.width(), key.expression(), false);
    }
    List<Float> expression = new ArrayList<>(key.expression());
    expression.set(LOWER_LIP, Math.min(expression.get(LOWER_LIP), limits.lipTeethRaise()));
    float opening = Math.min(key.opening(), limits.lipTeethOpening());
    return new PlannedMouth(opening, key.width(), expression, false);
  }

  /** The keys at a time; {@code after} is the first that is not before it. */
  private static MouthKey at(List<MouthKey> keys, int after, long ptsUs) {
    if (after == keys.size()) {
      return keys.get(after - 1);
    }
    MouthKey next = keys.get(after);
    if (after == 0 || next.ptsUs() == ptsUs) {
      return next;
    }
    MouthKey last = keys.get(after - 1);
    float share = (float) (ptsUs - last.ptsUs()) / (next.ptsUs() - last.ptsUs());
    List<Float> expression = new ArrayList<>();
    for (int c = 0; c < next.expression().size(); c++) {
      expression.add(lerp(last.expression().get(c), next.expression().get(c), share));
    }
    return new MouthKey(
        ptsUs,
        lerp(last.opening(), next.opening(), share),
        lerp(last.width(), next.width(), share),
        expression,
        last.source());
  }

  private static float lerp(float from, float to, float share) {
    return from + share * (to - from);
  }

  private static MouthKey scaled(PersonPlan plan, MouthKey key) {
    MouthKey scaled = key;
    for (Scaling scaling : plan.scalings()) {
      if (scaling.span().contains(key.ptsUs())) {
        double rest = plan.limits().restWidth();
        scaled =
            new MouthKey(
                key.ptsUs(),
                (float) (scaling.opening() * scaled.opening()),
                (float) (rest + scaling.width() * (scaled.width() - rest)),
                scaled.expression(),
                scaled.source());
      }
    }
    return scaled;
  }

  private static MouthKey resting(PersonPlan plan, MouthKey key) {
    for (TimeSpan rest : plan.rests()) {
      if (rest.contains(key.ptsUs())) {
        MouthLimits limits = plan.limits();
        List<Float> none = key.expression().stream().map(value -> 0f).toList();
        return new MouthKey(
            key.ptsUs(), limits.restOpening(), limits.restWidth(), none, key.source());
      }
    }
    return key;
  }
}
