package org.redub.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;
import org.redub.engine.actor.face.FaceControls;
import org.redub.engine.actor.face.MouthRange;
import org.redub.engine.actor.face.Quantiles;
import org.redub.engine.actor.style.ActorStyle;
import org.redub.engine.actor.style.MotionCurves;
import org.redub.engine.actor.style.StyleInputs;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.FaceMotion;

/**
 * Turns the motion of a voice track into what an actor's mouth does. Immutable, thread-safe.
 *
 * <p>The network's prediction, adapted to the actor's style, says when the mouth opens and closes;
 * the actor's range says how far: opening and width are mapped by quantile from the voice track's
 * distribution onto the actor's; the expression residual is scaled by the actor's standard
 * deviations. Where nobody speaks the mouth is at rest, with the lips beginning to part before the
 * voice does. Closures and the lower lip at the teeth hold for at least one whole frame, whatever
 * the strength. The mouth moves no faster than real mouths do.
 */
public final class SpeechPlanner {
  /** Lips part this long before the voice and settle this long after it. */
  private static final long ANTICIPATION_US = 120_000;

  private static final long RELEASE_US = 180_000;

  /**
   * Spread of the time window that a frame's value is averaged over: takes off the network's frame
   * noise.
   */
  private static final long WINDOW_SIGMA_US = 12_000;

  private static final long SAMPLE_STEP_US = 25_000;

  /** Largest opening while the lower lip touches the teeth, in interocular distances. */
  private static final double LIP_TEETH_OPENING = 0.04;

  private static final double LIP_TEETH_SHARE = 0.15;

  /** How far the lower lip's edge comes up to the teeth, in standard deviations. */
  private static final double LIP_TEETH_RAISE_SD = -1.5;

  private final Articulation articulation;
  private final LongPredicate speaksAt;
  private final long offsetUs;
  private final double strength;
  private final StyleInputs inputs;
  private final List<TimeSpan> closures;
  private final List<TimeSpan> lipTeeth;

  /**
   * A planner for one voice track.
   *
   * @param speaksAt whether there is speech at a time on the voice track's clock
   * @param offsetUs when the voice track starts in the take
   * @param strength 0..2: share of the actor's range that is used
   */
  public SpeechPlanner(
      Articulation articulation, LongPredicate speaksAt, long offsetUs, double strength) {
    this.articulation = articulation;
    this.speaksAt = speaksAt;
    inputs = StyleInputs.of(articulation);
    this.offsetUs = offsetUs;
    this.strength = strength;
    closures = whereSpoken(LipEvents.closures(articulation));
    lipTeeth = whereSpoken(LipEvents.lipTeeth(articulation));
  }

  /**
   * What a person's mouth is to do, with a key at each of {@code ptsUs}.
   *
   * @param person whose mouth
   * @param actor whose range is used
   * @param style how that actor follows a voice
   * @param ptsUs times of the frames in the take, ascending
   */
  public PersonPlan plan(String person, MouthRange actor, ActorStyle style, long[] ptsUs) {
    MotionCurves curves = style.curves(inputs);
    Quantiles openingRank = spoken(curves::openingAt);
    Quantiles widthRank = spoken(curves::widthAt);
    List<MouthKey> keys = new ArrayList<>();
    for (long frameUs : ptsUs) {
      long t = frameUs - offsetUs;
      double share = voiceAt(t) * strength;
      double open = actor.openings().at(openingRank.rankOf(smoothed(curves::openingAt, t)));
      double wide = actor.widths().at(widthRank.rankOf(smoothed(curves::widthAt, t)));
      keys.add(
          new MouthKey(
              frameUs,
              (float) Math.max(0, mix(actor.restOpening(), open, share)),
              (float) mix(actor.restWidth(), wide, share),
              expression(actor, t, share),
              MouthKey.Source.VOICE));
    }
    return new PersonPlan(
        person, limits(actor), keys, inTake(closures), inTake(lipTeeth), List.of(), List.of());
  }

  /** The mouth of an actor at each of {@code ptsUs}, nothing changed by hand. */
  public MouthTrack track(MouthRange actor, ActorStyle style, long[] ptsUs) {
    return MouthTrack.of(plan(PersonPlan.nameOf(0), actor, style, ptsUs), ptsUs);
  }

  private MouthLimits limits(MouthRange actor) {
    return new MouthLimits(
        (float) Math.max(0, actor.restOpening()),
        (float) actor.restWidth(),
        (float) Math.max(0, actor.closedOpening()),
        (float) Math.max(0, lipTeethOpening(actor)),
        (float) actor.expression().at(FaceMotion.LOWER_LIP, LIP_TEETH_RAISE_SD),
        Math.max(1, strength));
  }

  private List<TimeSpan> inTake(List<TimeSpan> spans) {
    return spans.stream().map(span -> span.shifted(offsetUs)).toList();
  }

  /** The network predicts motion from noise and music too. */
  private List<TimeSpan> whereSpoken(List<TimeSpan> events) {
    return events.stream().filter(event -> voiceAt(event.middleUs()) > 0).toList();
  }

  private static double lipTeethOpening(MouthRange actor) {
    double small = Math.min(LIP_TEETH_OPENING, actor.openings().at(LIP_TEETH_SHARE));
    return Math.max(actor.closedOpening(), small);
  }

  private List<Float> expression(MouthRange actor, long t, double share) {
    List<Float> expression = new ArrayList<>();
    for (FaceMotion control : FaceControls.controls()) {
      double motion = share * smoothed(u -> articulation.motionAt(control, u), t);
      expression.add((float) actor.expression().at(control, motion));
    }
    return expression;
  }

  private Quantiles spoken(LongToDoubleFunction curve) {
    List<Double> values = new ArrayList<>();
    int frames = articulation.frames();
    long endUs = frames == 0 ? 0 : articulation.ptsUs(frames - 1);
    for (long t = 0; t < endUs; t += SAMPLE_STEP_US) {
      if (speaksAt.test(t)) {
        values.add(smoothed(curve, t));
      }
    }
    return values.isEmpty()
        ? Quantiles.of(new double[] {0})
        : Quantiles.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double smoothed(LongToDoubleFunction curve, long t) {
    double side = Math.exp(-0.5);
    double beside =
        curve.applyAsDouble(t - WINDOW_SIGMA_US) + curve.applyAsDouble(t + WINDOW_SIGMA_US);
    return (curve.applyAsDouble(t) + side * beside) / (1 + 2 * side);
  }

  /**
   * 1 while there is voice, falling to 0 over the anticipation before it and the release after it.
   */
  private double voiceAt(long t) {
    double voice = 0;
    for (long d = -RELEASE_US; d <= ANTICIPATION_US; d += 10_000) {
      if (speaksAt.test(t + d)) {
        double reach = d < 0 ? 1 + (double) d / RELEASE_US : 1 - (double) d / ANTICIPATION_US;
        voice = Math.max(voice, reach);
      }
    }
    return voice * voice * (3 - 2 * voice);
  }

  private static double mix(double rest, double spoken, double share) {
    return rest + (spoken - rest) * share;
  }
}
