package org.redub.engine.analyse.face;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.Stage;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.models.face.FaceDetector;
import org.redub.models.face.FaceLandmarker;
import org.redub.models.face.FaceLandmarks;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource;

/** The first pass: reads a take once and follows its largest face. Confined to one thread. */
public final class TakeTracker {
  private static final int[] LIPS_IN_TRACKED = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.TRACKED);

  /** With more of the lips covered there is no mouth worth replacing. */
  private static final float MOST_COVERED = 0.6f;

  private final FaceDetector detector;
  private final FaceLandmarker landmarker;
  private final FaceLimits limits;

  public TakeTracker(FaceDetector detector, FaceLandmarker landmarker, FaceLimits limits) {
    this.detector = detector;
    this.landmarker = landmarker;
    this.limits = limits;
  }

  /** Follows the face through all that {@code reader} still gives. */
  public TakeTrack track(VideoReader reader, ProgressListener listener) {
    FaceFollower follower =
        new FaceFollower(detector, landmarker, reader.format().rotationQuarterTurns());
    ShotCutDetector cuts = new ShotCutDetector();
    Thumbnailer thumbnailer = new Thumbnailer();
    List<Long> ptsUs = new ArrayList<>();
    List<Integer> shotStarts = new ArrayList<>(List.of(0));
    List<@Nullable RawFace> faces = new ArrayList<>();
    LipAligner lips = new LipAligner(faces);
    Plate plate = Plate.of(reader.format());
    while (reader.read(plate)) {
      if (cuts.isCut(thumbnailer.thumbnail(plate))) {
        shotStarts.add(faces.size());
        lips.endShot();
        follower.startShot();
      }
      FaceLandmarks found = follower.locate(plate);
      faces.add(found == null ? null : RawFace.of(found, plate));
      lips.added();
      ptsUs.add(plate.ptsUs());
      listener.onProgress(Stage.TRACK, faces.size(), reader.format().timing().estimatedFrames());
    }
    lips.endShot();
    List<FaceTrack> shots = new ArrayList<>();
    Visibility[] visibility = new Visibility[faces.size()];
    for (int k = 0; k < shotStarts.size() && !faces.isEmpty(); k++) {
      int from = shotStarts.get(k);
      int to = k + 1 < shotStarts.size() ? shotStarts.get(k + 1) : faces.size();
      FaceTrack shot = ShotSmoother.smooth(from, faces.subList(from, to));
      shots.add(shot);
      for (int i = 0; i < shot.frames(); i++) {
        visibility[from + i] = judge(shot, i, faces.get(from + i), plate);
      }
    }
    return new TakeTrack(ptsUs.stream().mapToLong(Long::longValue).toArray(), visibility, shots);
  }

  private Visibility judge(FaceTrack shot, int i, @Nullable RawFace face, PixelSource picture) {
    if (face == null || !shot.found(i)) {
      return Visibility.NO_FACE;
    }
    HeadPose pose = shot.pose(i);
    if (Math.abs(pose.yawDegrees()) > limits.maxYawDegrees()) {
      return Visibility.TURNED_AWAY;
    }
    if (pose.iodPx() < limits.minEyeDistancePx()) {
      return Visibility.TOO_SMALL;
    }
    for (int point : LIPS_IN_TRACKED) {
      float x = face.tracked()[3 * point];
      float y = face.tracked()[3 * point + 1];
      if (x < 0 || y < 0 || x > picture.width() - 1 || y > picture.height() - 1) {
        return Visibility.MOUTH_OUTSIDE;
      }
    }
    return shot.lipsCovered(i) > MOST_COVERED ? Visibility.COVERED : Visibility.USABLE;
  }

  /** Small grey pictures for the cut detector. */
  private static final class Thumbnailer {
    private static final int SIDE = ShotCutDetector.THUMBNAIL_PX;
    private final FloatBuffer rgb = FloatBuffer.allocate(3 * SIDE * SIDE);
    private final float[] grey = new float[SIDE * SIDE];

    float[] thumbnail(PixelSource picture) {
      int shortSide = Math.min(picture.width(), picture.height());
      FaceRegion middle =
          new FaceRegion(picture.width() / 2.0, picture.height() / 2.0, shortSide, 0);
      picture.readSquare(middle, SIDE, PixelSource.Border.REPLICATE, rgb);
      int plane = SIDE * SIDE;
      for (int i = 0; i < plane; i++) {
        grey[i] =
            0.299f * rgb.get(i) + 0.587f * rgb.get(plane + i) + 0.114f * rgb.get(2 * plane + i);
      }
      return grey;
    }
  }
}
