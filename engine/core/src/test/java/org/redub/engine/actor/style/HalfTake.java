package org.redub.engine.actor.style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.redub.engine.actor.ActorLearner;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.geometry.MouthShape;

/** What a part of a take's shot teaches. For tests. */
public final class HalfTake {
  private HalfTake() {}

  /** The style learned from frames {@code from} to {@code to} of a shot. */
  public static ActorProfile learn(
      FaceTrack track, long[] ptsUs, TakeSpeech own, int from, int to) {
    List<MouthShape> shapes = new ArrayList<>();
    for (int i = from; i < to; i++) {
      shapes.add(track.shape(i));
    }
    long[] times = Arrays.copyOfRange(ptsUs, from, to);
    ActorLearner.Shot part = new ActorLearner.Shot(DrawnTrack.of(0, shapes), times);
    return ActorLearner.learn(List.of(part), own).get(0);
  }
}
