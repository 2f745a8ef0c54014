package org.redub.engine.actor;

import java.util.ArrayList;
import java.util.List;
import org.redub.engine.actor.face.Histogram;
import org.redub.engine.actor.face.MeanFace;
import org.redub.engine.actor.face.ShapeStatistics;
import org.redub.engine.actor.style.StyleInputs;
import org.redub.engine.actor.style.StyleLearner;
import org.redub.engine.actor.style.StyleStatistics;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.geometry.MouthShape;

/**
 * All that shots show of an actor, as sums: those of several shots and takes add up, so that two
 * takes tell as much as a long one of two shots. Immutable by contract.
 *
 * @param spokenS seconds of frames in which the actor speaks
 * @param spokenOpenings openings while speaking
 * @param spokenWidths widths while speaking
 * @param quietOpenings openings while not speaking
 * @param quietWidths widths while not speaking
 * @param shape how the face moves
 * @param style how its motion goes with its sound
 */
public record ActorEvidence(
    double spokenS,
    Histogram spokenOpenings,
    Histogram spokenWidths,
    Histogram quietOpenings,
    Histogram quietWidths,
    ShapeStatistics shape,
    StyleStatistics style) {

  /** Of nothing seen. */
  public static ActorEvidence none() {
    Histogram none = Histogram.none();
    return new ActorEvidence(
        0, none, none, none, none, ShapeStatistics.none(), StyleStatistics.none());
  }

  /**
   * What a shot shows.
   *
   * @param ptsUs times of its frames in the take
   * @param own the take's sound, moved so that it goes with the mouth
   * @param inputs those of that sound
   */
  static ActorEvidence of(FaceTrack track, long[] ptsUs, TakeSpeech own, StyleInputs inputs) {
    List<MouthShape> all = new ArrayList<>();
    List<MouthShape> spoken = new ArrayList<>();
    List<MouthShape> quiet = new ArrayList<>();
    for (int i = 0; i < track.frames(); i++) {
      if (track.found(i)) {
        all.add(track.shape(i));
        (own.speaksAt(ptsUs[i]) ? spoken : quiet).add(track.shape(i));
      }
    }
    double frameS = (ptsUs[ptsUs.length - 1] - ptsUs[0]) / 1e6 / Math.max(1, ptsUs.length - 1);
    return new ActorEvidence(
        spoken.size() * frameS,
        openings(spoken),
        widths(spoken),
        openings(quiet),
        widths(quiet),
        ShapeStatistics.of(all, MeanFace.of(all)),
        new StyleLearner(track, ptsUs, own, inputs).learn());
  }

  /** The same without its style. */
  public ActorEvidence withoutStyle() {
    return new ActorEvidence(
        spokenS,
        spokenOpenings,
        spokenWidths,
        quietOpenings,
        quietWidths,
        shape,
        StyleStatistics.none());
  }

  /** Its style and nothing else. */
  public ActorEvidence onlyStyle() {
    ActorEvidence none = none();
    return new ActorEvidence(
        0,
        none.spokenOpenings,
        none.spokenWidths,
        none.quietOpenings,
        none.quietWidths,
        none.shape,
        style);
  }

  /** What both show. */
  public ActorEvidence plus(ActorEvidence other) {
    return new ActorEvidence(
        spokenS + other.spokenS,
        spokenOpenings.plus(other.spokenOpenings),
        spokenWidths.plus(other.spokenWidths),
        quietOpenings.plus(other.quietOpenings),
        quietWidths.plus(other.quietWidths),
        shape.plus(other.shape),
        style.plus(other.style));
  }

  private static Histogram openings(List<MouthShape> shapes) {
    return Histogram.of(shapes.stream().mapToDouble(MouthShape::opening).toArray());
  }

  private static Histogram widths(List<MouthShape> shapes) {
    return Histogram.of(shapes.stream().mapToDouble(MouthShape::width).toArray());
  }
}
