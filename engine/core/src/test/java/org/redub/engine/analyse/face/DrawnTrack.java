package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.Similarity3;
import org.redub.render.image.MouthAppearance;

/** A face track made of given shapes, the head still. For tests. */
public final class DrawnTrack {
  private static final double[] UPRIGHT = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  private DrawnTrack() {}

  public static FaceTrack of(int firstFrame, List<MouthShape> shapes) {
    @Nullable HeadPose[] poses = new HeadPose[shapes.size()];
    Arrays.fill(poses, HeadPose.of(Similarity3.of(100, UPRIGHT, new double[3])));
    return new FaceTrack(
        firstFrame,
        poses,
        shapes.toArray(new MouthShape[0]),
        new MouthAppearance[shapes.size()],
        new float[shapes.size()][0]);
  }
}
