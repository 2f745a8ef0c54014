package org.redub.engine.analyse.face;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.plate.SquarePixels;
import org.redub.engine.media.read.FrameReader;
import org.redub.engine.work.OrderedTasks;
import org.redub.engine.work.Workers;
import org.redub.geometry.PixelAspect;
import org.redub.models.face.FaceDetector;
import org.redub.models.face.FaceLandmarker;
import org.redub.models.face.FaceLandmarks;

/**
 * Reads a take once and tracks its largest face. Confined to one thread; shares its work among the
 * engine's threads.
 *
 * <p>Frames are tracked in stretches of {@value #STRETCH_FRAMES}. Each stretch starts with a face
 * detection of its own, so that several are tracked at once and the result does not depend on how
 * many.
 */
public final class TakeTracker {
  /** Frames that are tracked one after another. */
  static final int STRETCH_FRAMES = 25;

  /** Share of the heap that frames may take while they wait for a thread. */
  private static final double HEAP_SHARE = 0.25;

  private final FaceDetector detector;
  private final FaceLandmarker landmarker;
  private final FaceLimits limits;
  private final Workers workers;

  /**
   * A tracker.
   *
   * @param workers the threads that frames are tracked on
   */
  public TakeTracker(
      FaceDetector detector, FaceLandmarker landmarker, FaceLimits limits, Workers workers) {
    this.detector = detector;
    this.landmarker = landmarker;
    this.limits = limits;
    this.workers = workers;
  }

  /** Consecutive frames and the faces in them. */
  private static final class Stretch {
    final List<Plate> plates = new ArrayList<>();
    final BitSet shotStarts = new BitSet();
    final List<@Nullable RawFace> faces = new ArrayList<>();
  }

  /** Tracks the face through the remaining frames of {@code reader}. */
  public TakeTrack track(FrameReader reader, ProgressListener listener) {
    Found found = new Found();
    Queue<Plate> free = new ArrayDeque<>();
    ShotCutDetector cuts = new ShotCutDetector();
    float[] thumbnail = new float[ShotCutDetector.THUMBNAIL_PX * ShotCutDetector.THUMBNAIL_PX];
    int rotation = reader.format().rotationQuarterTurns();
    PixelAspect aspect = reader.format().pixelAspect();
    long expected = reader.format().timing().estimatedFrames();
    try (OrderedTasks<Stretch> tasks =
        new OrderedTasks<>(
            workers,
            mostUnderWay(reader),
            stretch -> locate(stretch, rotation, aspect),
            stretch -> {
              found.add(stretch);
              free.addAll(stretch.plates);
            })) {
      Stretch stretch = new Stretch();
      long frames = 0;
      Plate plate = Plate.of(reader.format());
      while (reader.read(plate)) {
        plate.readThumbnail(ShotCutDetector.THUMBNAIL_PX, thumbnail);
        if (cuts.isCut(thumbnail)) {
          stretch.shotStarts.set(stretch.plates.size());
        }
        stretch.plates.add(plate);
        if (stretch.plates.size() == STRETCH_FRAMES) {
          tasks.feed(stretch);
          stretch = new Stretch();
        }
        Plate spare = free.poll();
        plate = spare == null ? Plate.of(reader.format()) : spare;
        listener.onProgress(Stage.TRACK, ++frames, expected);
      }
      tasks.feed(stretch);
      tasks.drain();
    }
    return found.take(
        new VisibilityJudge(
            limits,
            reader.format().width(),
            reader.format().height(),
            reader.format().pixelAspect()));
  }

  /** How many stretches wait or are tracked at once: as many as there are threads, if they fit. */
  private int mostUnderWay(FrameReader reader) {
    long frameBytes = reader.newPlate().sizeBytes();
    double fitting =
        HEAP_SHARE * Runtime.getRuntime().maxMemory() / (STRETCH_FRAMES * (double) frameBytes);
    return (int) Math.max(1, Math.min(workers.threads(), fitting - 1));
  }

  private Stretch locate(Stretch stretch, int rotationQuarterTurns, PixelAspect aspect) {
    FaceFollower follower = new FaceFollower(detector, landmarker, rotationQuarterTurns);
    for (int i = 0; i < stretch.plates.size(); i++) {
      if (stretch.shotStarts.get(i)) {
        follower.startShot();
      }
      Plate plate = stretch.plates.get(i);
      if (plate.isDamaged()) {
        stretch.faces.add(null);
        continue;
      }
      FaceLandmarks landmarks = follower.locate(SquarePixels.of(plate, aspect));
      stretch.faces.add(landmarks == null ? null : RawFace.of(landmarks, plate, aspect));
    }
    return stretch;
  }

  /** What was found so far, in the order of the take. */
  private final class Found {
    private final List<Long> ptsUs = new ArrayList<>();
    private final List<Integer> shotStarts = new ArrayList<>(List.of(0));
    private final List<@Nullable RawFace> faces = new ArrayList<>();
    private final BitSet damaged = new BitSet();
    private final LipAligner lips = new LipAligner(faces, workers);

    void add(Stretch stretch) {
      for (int i = 0; i < stretch.faces.size(); i++) {
        if (stretch.shotStarts.get(i)) {
          shotStarts.add(faces.size());
          lips.endShot();
        }
        damaged.set(faces.size(), stretch.plates.get(i).isDamaged());
        faces.add(stretch.faces.get(i));
        lips.frameAdded();
        ptsUs.add(stretch.plates.get(i).ptsUs());
      }
    }

    TakeTrack take(VisibilityJudge judge) {
      lips.endShot();
      List<FaceTrack> shots = new ArrayList<>();
      for (int k = 0; k < shotStarts.size() && !faces.isEmpty(); k++) {
        int from = shotStarts.get(k);
        int to = k + 1 < shotStarts.size() ? shotStarts.get(k + 1) : faces.size();
        shots.add(ShotSmoother.smooth(from, faces.subList(from, to), damaged.get(from, to), judge));
      }
      return new TakeTrack(ptsUs.stream().mapToLong(Long::longValue).toArray(), shots);
    }
  }
}
