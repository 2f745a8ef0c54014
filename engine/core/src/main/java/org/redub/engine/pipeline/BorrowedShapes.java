package org.redub.engine.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.redub.engine.tracking.FaceTrack;
import org.redub.render.geometry.MouthShape;

/**
 * Another take's shapes at the same time, told as what each differs from that take's mean. Confined
 * to one thread.
 */
final class BorrowedShapes implements RenderTrial.Shapes {
  private final FaceTrack own;
  private final FaceTrack theirs;
  private final int[] theirFrames;
  private final double ratio;
  private final float[] shift;
  private final Map<Integer, MouthShape> made = new HashMap<>();

  BorrowedShapes(Take take, Take other) {
    own = RenderTrial.longestShot(take.track());
    theirs = RenderTrial.longestShot(other.track());
    theirFrames = RenderTrial.usable(other.track(), theirs);
    ratio = other.format().frameRate().toDouble() / take.format().frameRate().toDouble();
    shift = mean(own, RenderTrial.usable(take.track(), own));
    float[] theirMean = mean(theirs, theirFrames);
    for (int i = 0; i < shift.length; i++) {
      shift[i] -= theirMean[i];
    }
  }

  private static float[] mean(FaceTrack track, int[] frames) {
    float[] sum = new float[track.shape(frames[0]).toArray().length];
    for (int frame : frames) {
      float[] xyz = track.shape(frame).toArray();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += xyz[i] / frames.length;
      }
    }
    return sum;
  }

  @Override
  public MouthShape at(int frame) {
    return made.computeIfAbsent(
        frame,
        f -> {
          int k = (int) Math.round(f * ratio) % theirFrames.length;
          float[] xyz = theirs.shape(theirFrames[k]).toArray();
          for (int i = 0; i < xyz.length; i++) {
            xyz[i] += shift[i];
          }
          return MouthShape.of(xyz);
        });
  }
}
