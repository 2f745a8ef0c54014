package org.redub.engine.tracking;

import org.jspecify.annotations.Nullable;
import org.redub.engine.media.Plate;
import org.redub.models.face.FaceLandmarks;
import org.redub.render.donor.MouthLook;
import org.redub.render.geometry.FaceMesh;
import org.redub.render.geometry.MeshPoints;
import org.redub.render.image.PixelBox;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.ConvexHull;

/**
 * The landmarks of one frame that are kept. Immutable by contract.
 *
 * @param tracked {@link FaceMesh#TRACKED} x (x, y, z) in plate pixels
 * @param look of the mouth; null where only points were wanted
 * @param colours of lips and skin; null where only points were wanted
 */
record RawFace(float[] tracked, @Nullable MouthLook look, @Nullable SkinColours colours) {
  private static final int[] LOWER_FACE = FaceMesh.LOWER_FACE.positionsIn(FaceMesh.TRACKED);

  RawFace(float[] tracked) {
    this(tracked, null, null);
  }

  /** The landmarks with the look of the lower face in {@code plate}, the frame they are of. */
  static RawFace of(FaceLandmarks landmarks, Plate plate) {
    float[] tracked = of(landmarks).tracked;
    float[] points = new float[2 * LOWER_FACE.length];
    for (int k = 0; k < LOWER_FACE.length; k++) {
      points[2 * k] = tracked[3 * LOWER_FACE[k]];
      points[2 * k + 1] = tracked[3 * LOWER_FACE[k] + 1];
    }
    PixelBox box = lowerFace(points);
    for (int k = 0; k < points.length; k += 2) {
      points[k] -= box.left();
      points[k + 1] -= box.top();
    }
    RgbImage image = plate.readBox(box);
    return new RawFace(tracked, MouthLook.of(image, points), SkinColours.of(image, points));
  }

  private static PixelBox lowerFace(float[] points) {
    ConvexHull hull = ConvexHull.of(points);
    int left = (int) Math.floor(hull.left());
    int top = (int) Math.floor(hull.top());
    return new PixelBox(
        left,
        top,
        (int) Math.ceil(hull.right()) + 1 - left,
        (int) Math.ceil(hull.bottom()) + 1 - top);
  }

  static RawFace of(FaceLandmarks landmarks) {
    MeshPoints kept = FaceMesh.TRACKED;
    float[] tracked = new float[3 * kept.size()];
    for (int k = 0; k < kept.size(); k++) {
      int point = kept.get(k);
      tracked[3 * k] = landmarks.x(point);
      tracked[3 * k + 1] = landmarks.y(point);
      tracked[3 * k + 2] = landmarks.z(point);
    }
    return new RawFace(tracked);
  }
}
