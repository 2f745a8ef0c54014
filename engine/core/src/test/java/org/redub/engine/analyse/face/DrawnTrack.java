package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.Similarity3;
import org.redub.render.image.MouthAppearance;

/** Face tracks with given shapes and a still head, for tests. */
public final class DrawnTrack {
  private DrawnTrack() {}

  /** A track with an upright head and no occlusion. */
  public static FaceTrack of(int firstFrame, List<MouthShape> shapes) {
    return of(firstFrame, shapes, 0, frame -> false);
  }

  /**
   * A track.
   *
   * @param yawDegrees yaw of the head, positive to the right of the picture
   * @param occluded which frames of the shot have a completely occluded mouth
   */
  public static FaceTrack of(
      int firstFrame, List<MouthShape> shapes, double yawDegrees, IntPredicate occluded) {
    int frames = shapes.size();
    double sine = Math.sin(Math.toRadians(yawDegrees));
    double cosine = Math.cos(Math.toRadians(yawDegrees));
    double[] turned = {cosine, 0, -sine, 0, 1, 0, sine, 0, cosine};
    @Nullable HeadPose[] poses = new HeadPose[frames];
    Arrays.fill(poses, HeadPose.of(Similarity3.of(100, turned, new double[3])));
    float[][] cover = new float[frames][0];
    for (int i = 0; i < frames; i++) {
      if (occluded.test(i)) {
        cover[i] = new float[FaceMesh.LOWER_FACE.size()];
        Arrays.fill(cover[i], 1);
      }
    }
    Visibility[] visibility = new Visibility[frames];
    Arrays.fill(visibility, Visibility.USABLE);
    return new FaceTrack(
        firstFrame,
        poses,
        shapes.toArray(new MouthShape[0]),
        new MouthAppearance[frames],
        cover,
        visibility);
  }

  /** The same track with another visibility for each frame. */
  public static FaceTrack judged(FaceTrack track, Visibility... visibility) {
    int frames = track.frames();
    @Nullable HeadPose[] poses = new HeadPose[frames];
    @Nullable MouthShape[] shapes = new MouthShape[frames];
    float[][] cover = new float[frames][];
    for (int i = 0; i < frames; i++) {
      poses[i] = track.pose(i);
      shapes[i] = track.shape(i);
      cover[i] = track.occlusion(i);
    }
    return new FaceTrack(
        track.firstFrame(), poses, shapes, new MouthAppearance[frames], cover, visibility);
  }
}
