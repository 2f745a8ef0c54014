package org.redub.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.redub.engine.actor.MouthRange;
import org.redub.engine.actor.Quantiles;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.Articulator;

/**
 * Turns articulation into an actor's openings and widths. Immutable, thread-safe.
 *
 * <p>The network says when the mouth is more or less open than it was, the actor says how far:
 * values are mapped by quantile from the speech's distribution onto the actor's. Where nobody
 * speaks the mouth is at rest, with the lips beginning to part before the voice does. Closures hold
 * for at least one whole frame.
 */
public final class MouthTrackBuilder {
  /** Lips part this long before the voice and settle this long after it. */
  private static final long ANTICIPATION_US = 120_000;

  private static final long RELEASE_US = 180_000;

  /**
   * Spread of the time window that a frame's value is averaged over: takes off the network's frame
   * noise.
   */
  private static final double WINDOW_SIGMA_US = 12_000;

  private static final long SAMPLE_STEP_US = 25_000;

  /** A frame is shut when a closure is under way within this distance of its time. */
  private static final long CLOSURE_REACH_US = 6_000;

  private final Articulation articulation;
  private final LongPredicate speaksAt;
  private final long offsetUs;
  private final double strength;
  private final List<Closures.Span> closures;
  private final Quantiles openingRank;
  private final Quantiles widthRank;

  /**
   * A builder for one speech.
   *
   * @param speaksAt whether there is speech at a time of the speech's own clock
   * @param offsetUs when the speech starts in the take
   * @param strength 0..2: share of the actor's range that is used
   */
  public MouthTrackBuilder(
      Articulation articulation, LongPredicate speaksAt, long offsetUs, double strength) {
    this.articulation = articulation;
    this.speaksAt = speaksAt;
    this.offsetUs = offsetUs;
    this.strength = strength;
    closures = Closures.of(articulation);
    openingRank = spoken(Articulator.OPEN);
    widthRank = spoken(Articulator.WIDTH);
  }

  /**
   * The mouth at each of {@code ptsUs}.
   *
   * @param actor whose range is used
   * @param ptsUs times of the frames in the take, ascending
   */
  public MouthTrack build(MouthRange actor, long[] ptsUs) {
    float[] opening = new float[ptsUs.length];
    float[] width = new float[ptsUs.length];
    boolean[] closed = new boolean[ptsUs.length];
    for (int i = 0; i < ptsUs.length; i++) {
      long t = ptsUs[i] - offsetUs;
      double voice = voiceAt(t);
      double open = actor.openings().at(openingRank.rankOf(smoothed(Articulator.OPEN, t)));
      double wide = actor.widths().at(widthRank.rankOf(smoothed(Articulator.WIDTH, t)));
      opening[i] = (float) mix(actor.restOpening(), open, voice * strength);
      width[i] = (float) mix(actor.restWidth(), wide, voice * strength);
    }
    for (Closures.Span closure : closures) {
      close(closure, ptsUs, closed);
    }
    for (int i = 0; i < ptsUs.length; i++) {
      opening[i] = Math.max(0, closed[i] ? (float) actor.closedOpening() : opening[i]);
    }
    return new MouthTrack(opening, width, closed);
  }

  private Quantiles spoken(Articulator channel) {
    List<Double> values = new ArrayList<>();
    int frames = articulation.frames();
    long endUs = frames == 0 ? 0 : articulation.ptsUs(frames - 1);
    for (long t = 0; t < endUs; t += SAMPLE_STEP_US) {
      if (speaksAt.test(t)) {
        values.add(smoothed(channel, t));
      }
    }
    return values.isEmpty()
        ? Quantiles.of(new double[] {0})
        : Quantiles.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private double smoothed(Articulator channel, long t) {
    double side = Math.exp(-0.5);
    long step = Math.round(WINDOW_SIGMA_US);
    return (articulation.valueAt(channel, t)
            + side
                * (articulation.valueAt(channel, t - step)
                    + articulation.valueAt(channel, t + step)))
        / (1 + 2 * side);
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

  /** Marks every frame inside the closure, and if there is none the one nearest its middle. */
  private void close(Closures.Span closure, long[] ptsUs, boolean[] closed) {
    boolean met = false;
    int nearest = -1;
    long middle = closure.middleUs() + offsetUs;
    for (int i = 0; i < ptsUs.length; i++) {
      long t = ptsUs[i] - offsetUs;
      if (t >= closure.startUs() - CLOSURE_REACH_US && t <= closure.endUs() + CLOSURE_REACH_US) {
        closed[i] = true;
        met = true;
      }
      if (nearest < 0 || Math.abs(ptsUs[i] - middle) < Math.abs(ptsUs[nearest] - middle)) {
        nearest = i;
      }
    }
    boolean insideTrack =
        nearest >= 0
            && Math.abs(ptsUs[nearest] - middle) <= closure.endUs() - closure.startUs() + 30_000;
    if (!met && insideTrack) {
      closed[nearest] = true;
    }
  }

  private static double mix(double rest, double spoken, double share) {
    return rest + (spoken - rest) * share;
  }
}
