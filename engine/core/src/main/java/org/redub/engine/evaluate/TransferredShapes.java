package org.redub.engine.evaluate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.redub.engine.actor.face.LipSeal;
import org.redub.engine.actor.face.LipSurround;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;

/**
 * Another take's shapes at the same time, as their differences from that take's shut mouth: a shut
 * mouth stays shut, and an open one is as far open on this face. Lips never cross. Confined to one
 * thread.
 */
final class TransferredShapes implements IntFunction<MouthShape> {
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
   * @param other the shot that shows them, its frames played one after another
   * @param ratio the other shot's frames for each of this
   */
  TransferredShapes(EvaluatedShot own, EvaluatedShot other, double ratio) {
    theirs = other.track();
    theirFrames = other.frames();
    this.ratio = ratio;
    ownShut = own.shut().toArray();
    shift = ownShut.clone();
    float[] theirShut = other.shut().toArray();
    for (int i = 0; i < shift.length; i++) {
      shift[i] -= theirShut[i];
    }
  }

  /** Shapes of {@code other} for {@code take}, the evaluated shot of each. */
  static TransferredShapes of(Take take, Take other) {
    return new TransferredShapes(
        EvaluatedShot.of(take.track()),
        EvaluatedShot.of(other.track()),
        other.format().frameRate().toDouble() / take.format().frameRate().toDouble());
  }

  @Override
  public MouthShape apply(int frame) {
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
