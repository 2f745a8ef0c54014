package org.redub.engine.analyse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.engine.media.read.StillCamera;
import org.redub.engine.media.read.StillSource;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.Similarity3;
import org.redub.render.image.MouthAppearance;

/** Repeats the analysis of a still picture for every frame that shows it. Stateless. */
final class StillAnalysis {
  private StillAnalysis() {}

  /**
   * The analysis of a take that shows a still picture.
   *
   * @param picture the analysis of the picture's one frame
   * @param source the take
   */
  static TakeAnalysis repeated(TakeAnalysis picture, StillSource source) {
    long[] ptsUs = new long[source.frameCount()];
    Arrays.setAll(ptsUs, i -> source.format().ptsUs(i));
    return new TakeAnalysis(
        source.format(),
        new TakeTrack(
            ptsUs, picture.faces().shots().stream().map(face -> repeated(face, source)).toList()),
        picture.speech(),
        picture.offset(),
        picture.notices());
  }

  private static FaceTrack repeated(FaceTrack face, StillSource source) {
    int frames = source.frameCount();
    @Nullable HeadPose[] poses = new HeadPose[frames];
    @Nullable MouthShape[] shapes = new MouthShape[frames];
    @Nullable MouthAppearance[] appearances = new MouthAppearance[frames];
    float[][] occlusion = new float[frames][];
    Visibility[] visibility = new Visibility[frames];
    Arrays.fill(occlusion, face.occlusion(0));
    Arrays.fill(visibility, face.visibility(0));
    Arrays.fill(appearances, face.appearance(0));
    if (face.found(0)) {
      Arrays.fill(shapes, face.shape(0));
      for (int i = 0; i < frames; i++) {
        poses[i] = zoomed(face.pose(0), source.camera(), i);
      }
    }
    return new FaceTrack(0, poses, shapes, appearances, occlusion, visibility);
  }

  /** The pose under the camera move: a zoom scales the pose about the fixed point of the move. */
  private static HeadPose zoomed(HeadPose pose, StillCamera camera, int frame) {
    double zoom = camera.zoom(frame);
    if (zoom == 1) {
      return pose;
    }
    Similarity3 toFrame = pose.toFrame();
    double[] rotation = new double[9];
    for (int k = 0; k < 9; k++) {
      rotation[k] = toFrame.rotation(k / 3, k % 3);
    }
    double[] translation = {
      camera.centreX() + zoom * (toFrame.translation(0) - camera.centreX()),
      camera.centreY() + zoom * (toFrame.translation(1) - camera.centreY()),
      zoom * toFrame.translation(2)
    };
    return HeadPose.of(
        Similarity3.of(zoom * toFrame.scale(), rotation, translation), pose.aspect());
  }
}
