package org.redub.engine.analyse.face;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.plate.Plate;
import org.redub.geometry.ConvexHull;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MeshPoints;
import org.redub.geometry.PixelAspect;
import org.redub.geometry.PixelBox;
import org.redub.models.face.FaceLandmarks;
import org.redub.render.image.MouthAppearance;
import org.redub.render.image.RgbImage;

/**
 * The tracked face of one frame before smoothing. Immutable by contract.
 *
 * @param tracked {@link FaceMesh#TRACKED} x (x, y, z) in plate pixels
 * @param appearance appearance of the mouth; null if only landmarks are needed
 * @param colours colours of lips and skin; null if only landmarks are needed
 * @param contrast contrast between lips and skin; null if only landmarks are needed
 * @param lips picture of the lips; null if only landmarks are needed, and after alignment
 */
record RawFace(
    float[] tracked,
    @Nullable MouthAppearance appearance,
    @Nullable SkinColours colours,
    @Nullable LipContrast contrast,
    @Nullable LipPicture lips) {
  private static final int[] LOWER_FACE = FaceMesh.LOWER_FACE.positionsIn(FaceMesh.TRACKED);

  /** Number of lip landmarks, which come first in LOWER_FACE. */
  private static final int LIPS = FaceMesh.OUTER_LIP.size() + FaceMesh.INNER_LIP.size();

  private static final int LEFT_EYE = FaceMesh.TRACKED.indexOf(FaceMesh.LEFT_EYE_CORNER);
  private static final int RIGHT_EYE = FaceMesh.TRACKED.indexOf(FaceMesh.RIGHT_EYE_CORNER);

  RawFace(float[] tracked) {
    this(tracked, null, null, null, null);
  }

  /**
   * The landmarks and the appearance of the lower face in {@code plate}.
   *
   * @param landmarks in square pixels of the plate
   * @param aspect shape of the plate's pixels
   */
  static RawFace of(FaceLandmarks landmarks, Plate plate, PixelAspect aspect) {
    float[] tracked = of(landmarks).tracked;
    aspect.toStored(tracked);
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
    return new RawFace(
        tracked,
        MouthAppearance.of(image, points),
        SkinColours.of(image, points),
        LipContrast.of(image, points),
        lipPicture(image, points, tracked));
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

  private static LipPicture lipPicture(RgbImage image, float[] points, float[] tracked) {
    float x = tracked[3 * RIGHT_EYE] - tracked[3 * LEFT_EYE];
    float y = tracked[3 * RIGHT_EYE + 1] - tracked[3 * LEFT_EYE + 1];
    float z = tracked[3 * RIGHT_EYE + 2] - tracked[3 * LEFT_EYE + 2];
    double flat = Math.max(1e-6, Math.hypot(x, y));
    float foreshortening = (float) (Math.sqrt(flat * flat + z * z) / flat);
    return LipPicture.of(
        image, Arrays.copyOf(points, 2 * LIPS), foreshortening * x, foreshortening * y);
  }

  /**
   * Returns this face with displaced lips and without the picture of the lips.
   *
   * @param displacement displacement of the lip landmarks of LOWER_FACE x (x, y), in plate pixels
   */
  RawFace withLipsMoved(float[] displacement) {
    float[] points = tracked.clone();
    for (int k = 0; k < LIPS; k++) {
      points[3 * LOWER_FACE[k]] += displacement[2 * k];
      points[3 * LOWER_FACE[k] + 1] += displacement[2 * k + 1];
    }
    return new RawFace(points, appearance, colours, contrast, null);
  }
}
