package org.redub.engine.generate.crop;

import org.redub.engine.analyse.face.FaceTrack;
import org.redub.geometry.Affine2;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.models.FaceCrop;

/**
 * The box around a face that a face detector would draw, from the forehead to the chin and across
 * the cheeks, but still: it follows the smoothed head pose alone, not the mouth. Immutable.
 */
final class FaceOutline {
  /** Height and depth of the hairline, mesh landmark 10, in MediaPipe's canonical face. */
  private static final float HAIRLINE_IOD = -0.77f;

  private static final float HAIRLINE_DEPTH_IOD = 0.05f;

  private static final int[] JAW = FaceMesh.JAW.positionsIn(FaceMesh.LOWER_FACE);

  /** In canonical space, n x (x, y, z). */
  private final float[] points;

  private FaceOutline(float[] points) {
    this.points = points;
  }

  /** The outline of the face of a shot: its mean jaw. */
  static FaceOutline of(FaceTrack track) {
    float[] points = new float[3 * (JAW.length + 1)];
    int found = 0;
    for (int i = 0; i < track.frames(); i++) {
      if (track.found(i)) {
        float[] shape = track.shape(i).toArray();
        for (int k = 0; k < JAW.length; k++) {
          for (int axis = 0; axis < 3; axis++) {
            points[3 * k + axis] += shape[3 * JAW[k] + axis];
          }
        }
        found++;
      }
    }
    if (found == 0) {
      throw new IllegalArgumentException("an outline needs a frame with a face, got none");
    }
    for (int i = 0; i < 3 * JAW.length; i++) {
      points[i] /= found;
    }
    points[3 * JAW.length + 1] = HAIRLINE_IOD;
    points[3 * JAW.length + 2] = HAIRLINE_DEPTH_IOD;
    return new FaceOutline(points);
  }

  /**
   * Where the pixels of an upright crop of the face lie in a frame.
   *
   * @param padding what the crop holds beside the face
   * @param sizePx side of the crop
   * @return from pixels of the crop to pixels of the frame
   */
  Affine2 cropIn(HeadPose pose, FaceCrop.Padding padding, int sizePx) {
    float[] placed = pose.intoFrame(points);
    double roll = Math.toRadians(-pose.rollDegrees());
    double cos = Math.cos(roll);
    double sin = Math.sin(roll);
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < placed.length; i += 3) {
      double u = placed[i] * cos + placed[i + 1] * sin;
      double v = placed[i + 1] * cos - placed[i] * sin;
      left = Math.min(left, u);
      right = Math.max(right, u);
      top = Math.min(top, v);
      bottom = Math.max(bottom, v);
    }
    double height = bottom - top;
    left -= padding.left() * height;
    right += padding.right() * height;
    top -= padding.top() * height;
    bottom += padding.bottom() * height;
    double acrossPx = (right - left) / sizePx;
    double downPx = (bottom - top) / sizePx;
    double u = left + acrossPx / 2;
    double v = top + downPx / 2;
    return new Affine2(
        (float) (acrossPx * cos),
        (float) (-downPx * sin),
        (float) (u * cos - v * sin),
        (float) (acrossPx * sin),
        (float) (downPx * cos),
        (float) (u * sin + v * cos));
  }
}
