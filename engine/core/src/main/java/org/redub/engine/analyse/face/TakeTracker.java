package org.redub.engine.analyse.face;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameReader;
import org.redub.models.face.FaceDetector;
import org.redub.models.face.FaceLandmarker;
import org.redub.models.face.FaceLandmarks;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource;

/** The first pass: reads a take once and tracks its largest face. Confined to one thread. */
public final class TakeTracker {
  private final FaceDetector detector;
  private final FaceLandmarker landmarker;
  private final FaceLimits limits;

  public TakeTracker(FaceDetector detector, FaceLandmarker landmarker, FaceLimits limits) {
    this.detector = detector;
    this.landmarker = landmarker;
    this.limits = limits;
  }

  /** Tracks the face through the remaining frames of {@code reader}. */
  public TakeTrack track(FrameReader reader, ProgressListener listener) {
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
      lips.frameAdded();
      ptsUs.add(plate.ptsUs());
      listener.onProgress(Stage.TRACK, faces.size(), reader.format().timing().estimatedFrames());
    }
    lips.endShot();
    List<FaceTrack> shots = new ArrayList<>();
    VisibilityJudge judge = new VisibilityJudge(limits, plate.width(), plate.height());
    for (int k = 0; k < shotStarts.size() && !faces.isEmpty(); k++) {
      int from = shotStarts.get(k);
      int to = k + 1 < shotStarts.size() ? shotStarts.get(k + 1) : faces.size();
      shots.add(ShotSmoother.smooth(from, faces.subList(from, to), judge));
    }
    return new TakeTrack(ptsUs.stream().mapToLong(Long::longValue).toArray(), shots);
  }

  /** Makes grey thumbnails for the cut detector. */
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
