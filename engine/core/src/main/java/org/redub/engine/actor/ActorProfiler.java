package org.redub.engine.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.redub.engine.tracking.FaceTrack;
import org.redub.render.geometry.MouthShape;

/**
 * Learns an actor from a face track. Stateless.
 *
 * <p>Openings and widths come from the frames in which the actor speaks, or from all when the take
 * has no speech of its own. An actor who hardly moves is given part of a talker's usual range, so
 * that a still take speaks too.
 */
public final class ActorProfiler {
  /** Fewer spoken frames than this say nothing about an actor's range. */
  private static final int MIN_SPOKEN_FRAMES = 40;

  /** Spread (5 % to 95 %) of opening and width that marks someone who talks, in eye distances. */
  private static final double TALKING_OPENING_SPREAD = 0.08;

  private static final double TALKING_WIDTH_SPREAD = 0.06;

  /** Lips closer than this are shut, in eye distances. */
  private static final double SHUT = 0.01;

  /** Share of spoken frames that shall be reachable without a limit. */
  private static final double WIDE_SHARE = 0.97;

  private ActorProfiler() {}

  /**
   * The actor of a track.
   *
   * @param speaks whether the actor speaks in frame i of the track, as far as the take's own sound
   *     tells
   * @throws IllegalArgumentException if the track has no face at all
   */
  public static ActorProfile learn(FaceTrack track, IntPredicate speaks) {
    List<MouthShape> all = new ArrayList<>();
    List<MouthShape> spoken = new ArrayList<>();
    List<MouthShape> silent = new ArrayList<>();
    for (int i = 0; i < track.frames(); i++) {
      if (track.found(i)) {
        all.add(track.shape(i));
        (speaks.test(i) ? spoken : silent).add(track.shape(i));
      }
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("the track has no face to learn from");
    }
    boolean speaker = spoken.size() >= MIN_SPOKEN_FRAMES;
    Quantiles openings = openings(speaker ? spoken : all);
    Quantiles widths = widths(speaker ? spoken : all);
    Quantiles genericOpenings = GenericTalker.openings(Math.min(SHUT, openings.at(0.02)));
    Quantiles genericWidths = GenericTalker.widths(widths.at(0.5));
    // Silence after speech, not a held smile before it: the low part of what the mouth does when
    // quiet.
    List<MouthShape> quiet = silent.size() >= MIN_SPOKEN_FRAMES / 2 ? silent : all;
    double restOpening = openings(quiet).at(0.15);
    double restWidth = widths(quiet).at(0.5);
    return new ActorProfile(
        LowerFaceModel.fit(all),
        new MouthRange(
            within(
                speaker
                    ? talking(openings, genericOpenings, TALKING_OPENING_SPREAD)
                    : genericOpenings,
                DonorReach.widest(openings(all).at(1))),
            speaker ? talking(widths, genericWidths, TALKING_WIDTH_SPREAD) : genericWidths,
            restOpening,
            restWidth));
  }

  /** The same distribution, drawn in so that its wide end is no wider than {@code widest}. */
  private static Quantiles within(Quantiles openings, double widest) {
    return openings.scaled(Math.min(1, widest / openings.at(WIDE_SHARE)));
  }

  /** The actor's own distribution as far as it is a talker's, else the generic one. */
  private static Quantiles talking(Quantiles own, Quantiles generic, double talkingSpread) {
    double spread = own.at(0.95) - own.at(0.05);
    return own.blend(generic, Math.max(0, 1 - spread / talkingSpread));
  }

  private static Quantiles openings(List<MouthShape> shapes) {
    return Quantiles.of(shapes.stream().mapToDouble(MouthShape::opening).toArray());
  }

  private static Quantiles widths(List<MouthShape> shapes) {
    return Quantiles.of(shapes.stream().mapToDouble(MouthShape::width).toArray());
  }
}
