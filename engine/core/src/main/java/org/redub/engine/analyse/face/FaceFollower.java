package org.redub.engine.analyse.face;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.models.face.DetectedFace;
import org.redub.models.face.FaceDetector;
import org.redub.models.face.FaceLandmarker;
import org.redub.models.face.FaceLandmarks;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource;

/**
 * Follows the largest face from frame to frame. Confined to one thread.
 *
 * <p>The detector is asked on the first frame of a shot, when the landmarks' score falls, and once
 * in a while to see whether the followed square still holds a face; otherwise the square comes from
 * the last frame's landmarks. Call order: {@link #startShot} at every cut, then {@link #locate}
 * once a frame.
 */
final class FaceFollower {
  private static final float MIN_SCORE = 0.5f;

  /** Frames between two looks at whether the followed face is still where we think it is. */
  private static final int CHECK_INTERVAL = 25;

  /**
   * After this many frames without a face the detector is asked only every {@value #SPARSE_STEP}th
   * frame.
   */
  private static final int SPARSE_AFTER = 10;

  private static final int SPARSE_STEP = 4;

  private final FaceDetector detector;
  private final FaceLandmarker landmarker;
  private final int displayRotationQuarterTurns;

  private @Nullable FaceRegion region;
  private int framesSinceCheck;
  private int framesWithout;

  FaceFollower(FaceDetector detector, FaceLandmarker landmarker, int displayRotationQuarterTurns) {
    this.detector = detector;
    this.landmarker = landmarker;
    this.displayRotationQuarterTurns = displayRotationQuarterTurns;
  }

  /** Forgets the face: the next frame is of another shot. */
  void startShot() {
    region = null;
    framesWithout = 0;
  }

  /** The face in this frame, or null if there is none. */
  @Nullable FaceLandmarks locate(PixelSource frame) {
    FaceRegion followed = region;
    if (followed != null && framesSinceCheck >= CHECK_INTERVAL) {
      followed = check(frame, followed);
    }
    FaceLandmarks found = followed == null ? null : confident(landmarker.locate(frame, followed));
    if (found == null) {
      found = detectAndLocate(frame);
    }
    framesSinceCheck++;
    framesWithout = found == null ? framesWithout + 1 : 0;
    region = found == null ? null : found.nextRegion();
    return found;
  }

  /** The followed square, or null if the detector sees faces and none of them is in it. */
  private @Nullable FaceRegion check(PixelSource frame, FaceRegion followed) {
    framesSinceCheck = 0;
    List<DetectedFace> faces = detector.detect(frame, displayRotationQuarterTurns);
    boolean confirmed = faces.isEmpty();
    for (DetectedFace face : faces) {
      double distance =
          Math.hypot(
              face.region().centerX() - followed.centerX(),
              face.region().centerY() - followed.centerY());
      confirmed |= distance < followed.sidePx() / 2;
    }
    return confirmed ? followed : null;
  }

  private @Nullable FaceLandmarks detectAndLocate(PixelSource frame) {
    if (framesWithout > SPARSE_AFTER && framesWithout % SPARSE_STEP != 0) {
      return null;
    }
    framesSinceCheck = 0;
    return detector.detect(frame, displayRotationQuarterTurns).stream()
        .max(Comparator.comparingDouble(face -> face.region().sidePx()))
        .map(face -> settle(frame, face.region()))
        .orElse(null);
  }

  /** Twice, since the detector's square is not yet the one the landmarks would choose. */
  private @Nullable FaceLandmarks settle(PixelSource frame, FaceRegion detected) {
    FaceLandmarks first = confident(landmarker.locate(frame, detected));
    return first == null ? null : confident(landmarker.locate(frame, first.nextRegion()));
  }

  private static @Nullable FaceLandmarks confident(FaceLandmarks landmarks) {
    return landmarks.score() >= MIN_SCORE ? landmarks : null;
  }
}
