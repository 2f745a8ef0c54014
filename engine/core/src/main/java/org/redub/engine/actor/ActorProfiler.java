package org.redub.engine.actor;

import java.util.ArrayList;
import java.util.List;
import org.redub.engine.actor.face.ExpressionRange;
import org.redub.engine.actor.face.GenericSpeaker;
import org.redub.engine.actor.face.LowerFaceModel;
import org.redub.engine.actor.face.MeanFace;
import org.redub.engine.actor.face.MouthRange;
import org.redub.engine.actor.face.OpeningLimit;
import org.redub.engine.actor.face.Quantiles;
import org.redub.engine.actor.style.StyleFit;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.geometry.MouthShape;

/**
 * Makes an actor's profile from evidence. Stateless.
 *
 * <p>Openings and widths come from the frames in which the actor speaks, in this take or in others
 * of the project; without any, from the speaker-independent prior. An actor who hardly moves is
 * given part of a talker's usual range, so that a still take speaks too. The mean face is the
 * shot's own.
 */
final class ActorProfiler {
  /** Less speech than this says nothing about an actor's range. */
  private static final int MIN_SPOKEN_FRAMES = 40;

  /**
   * Spread (5 % to 95 %) of opening and width that marks someone who talks, in interocular
   * distances.
   */
  private static final double TALKING_OPENING_SPREAD = 0.08;

  private static final double TALKING_WIDTH_SPREAD = 0.06;

  /** Lips closer than this are shut, in interocular distances. */
  private static final double SHUT = 0.01;

  /** Share of spoken frames that must be reachable without a limit. */
  private static final double WIDE_SHARE = 0.97;

  private ActorProfiler() {}

  /**
   * The actor of a shot.
   *
   * @param evidence what this shot and others of the actor show
   * @throws IllegalArgumentException if the track has no face at all
   */
  static ActorProfile profile(FaceTrack track, ActorEvidence evidence) {
    return profile(track, evidence, style(evidence));
  }

  /** The style of an actor, if enough of their speech was seen to tell. */
  static StyleFit style(ActorEvidence evidence) {
    return speaker(evidence) ? StyleFit.of(evidence.style()) : StyleFit.general();
  }

  private static boolean speaker(ActorEvidence evidence) {
    return evidence.spokenOpenings().total() >= MIN_SPOKEN_FRAMES;
  }

  /** The same, its style known already. */
  static ActorProfile profile(FaceTrack track, ActorEvidence evidence, StyleFit style) {
    List<MouthShape> seen = new ArrayList<>();
    for (int i = 0; i < track.frames(); i++) {
      if (track.found(i)) {
        seen.add(track.shape(i));
      }
    }
    if (seen.isEmpty()) {
      throw new IllegalArgumentException("the track has no face to learn from");
    }
    LowerFaceModel model = LowerFaceModel.of(MeanFace.of(seen), evidence.shape());
    double widest = seen.stream().mapToDouble(MouthShape::opening).max().orElseThrow();
    boolean speaker = speaker(evidence);
    return new ActorProfile(
        model, range(evidence, speaker, widest, model), style, speaker ? evidence.spokenS() : 0);
  }

  private static MouthRange range(
      ActorEvidence evidence, boolean speaker, double widest, LowerFaceModel model) {
    Quantiles allOpenings = evidence.spokenOpenings().plus(evidence.quietOpenings()).quantiles();
    Quantiles allWidths = evidence.spokenWidths().plus(evidence.quietWidths()).quantiles();
    Quantiles openings = speaker ? evidence.spokenOpenings().quantiles() : allOpenings;
    Quantiles widths = speaker ? evidence.spokenWidths().quantiles() : allWidths;
    Quantiles genericOpenings = GenericSpeaker.openings(Math.min(SHUT, openings.at(0.02)));
    Quantiles genericWidths = GenericSpeaker.widths(widths.at(0.5));
    // Silence after speech, not a held smile before it: the low part of what the mouth does when
    // quiet.
    boolean restSeen = evidence.quietOpenings().total() >= MIN_SPOKEN_FRAMES / 2;
    Quantiles quietOpenings = restSeen ? evidence.quietOpenings().quantiles() : allOpenings;
    Quantiles quietWidths = restSeen ? evidence.quietWidths().quantiles() : allWidths;
    return new MouthRange(
        within(
            speaker ? talking(openings, genericOpenings, TALKING_OPENING_SPREAD) : genericOpenings,
            OpeningLimit.widest(widest)),
        speaker ? talking(widths, genericWidths, TALKING_WIDTH_SPREAD) : genericWidths,
        quietOpenings.at(0.15),
        quietWidths.at(0.5),
        speaker ? ExpressionRange.of(model.residualSd()) : ExpressionRange.generic());
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
}
