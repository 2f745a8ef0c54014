package org.redub.engine.evaluate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.redub.engine.actor.face.LipSeal;
import org.redub.engine.actor.face.LipSurround;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.generate.MouthShapes;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;

/**
 * Another take's shapes at the same time, told as what each differs from how that take looks where
 * its mouth is shut: so a shut mouth stays shut, and an open one is as far open on this face. Lips
 * never cross. Confined to one thread.
 */
final class TransferredShapes implements RenderTrial.Shapes {
  /** Share of a take's frames, the least open ones, that tell how it looks when it is shut. */
  private static final double SHUT_SHARE = 0.1;

  private static final int UPPER = 3 * FaceMesh.LOWER_FACE.indexOf(FaceMesh.UPPER_LIP_INNER) + 1;
  private static final int LOWER = 3 * FaceMesh.LOWER_FACE.indexOf(FaceMesh.LOWER_LIP_INNER) + 1;

  private final FaceTrack theirs;
  private final int[] theirFrames;
  private final double ratio;
  private final float[] ownShut;
  private final float[] shift;
  private final Map<Integer, MouthShape> made = new HashMap<>();

  /**
   * Shapes for a shot.
   *
   * @param usable frames of the shot whose mouth is seen
   * @param theirFrames frames of the other shot whose mouth is seen, in the order they are played
   * @param ratio the other shot's frames for each of this
   */
  TransferredShapes(
      FaceTrack own, int[] usable, FaceTrack theirs, int[] theirFrames, double ratio) {
    this.theirs = theirs;
    this.theirFrames = theirFrames;
    this.ratio = ratio;
    ownShut = shut(own, usable);
    shift = ownShut.clone();
    float[] theirShut = shut(theirs, theirFrames);
    for (int i = 0; i < shift.length; i++) {
      shift[i] -= theirShut[i];
    }
  }

  /** Shapes of {@code other} for {@code take}, the longest shot of each. */
  static TransferredShapes of(Take take, Take other) {
    FaceTrack own = RenderTrial.longestShot(take.track());
    FaceTrack theirs = RenderTrial.longestShot(other.track());
    return new TransferredShapes(
        own,
        RenderTrial.usable(own),
        theirs,
        RenderTrial.usable(theirs),
        other.format().frameRate().toDouble() / take.format().frameRate().toDouble());
  }

  /** The mean of the frames that are least open. */
  private static float[] shut(FaceTrack track, int[] usable) {
    int[] frames =
        IntStream.of(usable)
            .boxed()
            .sorted(Comparator.comparingDouble(frame -> track.shape(frame).opening()))
            .limit(Math.max(1, (long) (SHUT_SHARE * usable.length)))
            .mapToInt(Integer::intValue)
            .toArray();
    return MouthShapes.mean(track, frames).toArray();
  }

  @Override
  public MouthShape at(int frame) {
    return made.computeIfAbsent(
        frame,
        f -> {
          double at = f * ratio;
          int k = (int) at % theirFrames.length;
          int next = Math.min(k + 1, theirFrames.length - 1);
          MouthShape before = theirs.shape(theirFrames[k]);
          float[] xyz = before.lerp(theirs.shape(theirFrames[next]), at - (int) at).toArray();
          for (int i = 0; i < xyz.length; i++) {
            xyz[i] += shift[i];
          }
          LipSeal.apply(xyz, Math.max(0, xyz[LOWER] - xyz[UPPER]));
          LipSurround.apply(xyz, ownShut);
          return MouthShape.of(xyz);
        });
  }
}
