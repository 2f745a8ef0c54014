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
 * Tracks the largest face from frame to frame. Confined to one thread.
 *
 * <p>The detector runs on the first frame of a shot, when the score of the landmarks is low, and at
 * regular intervals to check that the tracked region still contains a face; otherwise the region
 * comes from the landmarks of the last frame. Call order: {@link #startShot} at every cut, then
 * {@link #locate} once per frame.
 */
final class FaceFollower {
  private static final float MIN_SCORE = 0.5f;

  /** Frames between two checks of the tracked region by the detector. */
  private static final int CHECK_INTERVAL = 25;

  /**
   * After this many frames without a face the detector runs only on every {@value #SPARSE_STEP}th
   * frame.
   */
  private static final int SPARSE_AFTER = 10;

  private static final int SPARSE_STEP = 4;

  private final FaceDetector detector;
  private final FaceLandmarker landmarker;
  private final int displayRotationQuarterTurns;

  private @Nullable FaceRegion region;
  private int framesSinceCheck;
  private int framesWithoutFace;

  FaceFollower(FaceDetector detector, FaceLandmarker landmarker, int displayRotationQuarterTurns) {
    this.detector = detector;
    this.landmarker = landmarker;
    this.displayRotationQuarterTurns = displayRotationQuarterTurns;
  }

  /** Forgets the face, because the next frame belongs to another shot. */
  void startShot() {
    region = null;
    framesWithoutFace = 0;
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
    framesWithoutFace = found == null ? framesWithoutFace + 1 : 0;
    region = found == null ? null : found.nextRegion();
    return found;
  }

  /** The tracked region, or null if the detector finds faces and none of them is in it. */
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
    if (framesWithoutFace > SPARSE_AFTER && framesWithoutFace % SPARSE_STEP != 0) {
      return null;
    }
    framesSinceCheck = 0;
    return detector.detect(frame, displayRotationQuarterTurns).stream()
        .max(Comparator.comparingDouble(face -> face.region().sidePx()))
        .map(face -> locateTwice(frame, face.region()))
        .orElse(null);
  }

  /**
   * Locates twice, since the region of the detector differs from the one that the landmarks give.
   */
  private @Nullable FaceLandmarks locateTwice(PixelSource frame, FaceRegion detected) {
    FaceLandmarks first = confident(landmarker.locate(frame, detected));
    return first == null ? null : confident(landmarker.locate(frame, first.nextRegion()));
  }

  private static @Nullable FaceLandmarks confident(FaceLandmarks landmarks) {
    return landmarks.score() >= MIN_SCORE ? landmarks : null;
  }
}
