package org.redub.models.training.takes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.redub.engine.actor.face.FaceControls;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.face.TakeTracker;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.work.Workers;
import org.redub.files.ContentKey;
import org.redub.geometry.MouthShape;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;
import org.redub.models.face.FaceDetector;
import org.redub.models.face.FaceLandmarker;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.corpus.SoundFile;
import org.redub.models.training.data.Utterance;

/**
 * Tracks the faces of clips with the engine's tracker. Confined to one thread; its owner closes it.
 */
public final class ClipTracker implements AutoCloseable {
  private static final ProgressListener SILENT = (stage, done, total) -> {};

  /** The version to raise when the same clip and networks give another track. */
  private static final int VERSION = 1;

  private static final FaceLimits LIMITS = FaceLimits.DEFAULT;
  private static final List<String> NETWORKS =
      List.of(FaceDetector.FULL_RANGE, FaceDetector.SHORT_RANGE, FaceLandmarker.ATTENTION);

  private final InferenceRuntime runtime;
  private final FaceDetector detector;
  private final FaceLandmarker landmarker;

  private ClipTracker(InferenceRuntime runtime, FaceDetector detector, FaceLandmarker landmarker) {
    this.runtime = runtime;
    this.detector = detector;
    this.landmarker = landmarker;
  }

  /** Loads the face networks from {@code models}. */
  public static ClipTracker open(ModelStore models) {
    InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.CPU);
    return new ClipTracker(
        runtime, FaceDetector.open(runtime, models), FaceLandmarker.open(runtime, models));
  }

  /**
   * The key of everything that a clip's track depends on: the clip's content, this tracker's
   * version, its limits and its networks.
   *
   * @throws IOException if the clip cannot be read
   */
  static ContentKey key(Path clip, ModelStore models) throws IOException {
    ContentKey key =
        ContentKey.of(clip)
            .with("clip-tracker", VERSION)
            .with("min-interocular-distance-px", LIMITS.minInterocularDistancePx())
            .with("max-yaw-degrees", LIMITS.maxYawDegrees());
    for (String id : NETWORKS) {
      key = key.with("sha256 of " + id, models.card(id).sha256());
    }
    return key;
  }

  /**
   * Tracks a clip.
   *
   * @throws org.redub.engine.api.RedubException if it has no picture or no sound
   */
  public TrackedClip track(ClipEntry clip) {
    short[] mel = Utterance.pack(SoundFile.mel(SoundFile.read(clip.file())));
    long soundStartUs;
    try (SoundReader sound = SoundReader.open(clip.file())) {
      soundStartUs = sound.format().startUs();
    }
    TakeTrack take;
    try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors());
        VideoReader reader = VideoReader.open(clip.file())) {
      take = new TakeTracker(detector, landmarker, LIMITS, workers).track(reader, SILENT);
    }
    List<Long> times = new ArrayList<>();
    List<MouthShape> shapes = new ArrayList<>();
    for (FaceTrack shot : take.shots()) {
      for (int i = 0; i < shot.frames(); i++) {
        if (shot.found(i)) {
          times.add(take.ptsUs()[shot.firstFrame() + i] - soundStartUs);
          shapes.add(shot.shape(i));
        }
      }
    }
    double[][] controls = new double[FaceMotion.values().length][];
    for (FaceMotion motion : FaceMotion.values()) {
      controls[motion.channel()] =
          shapes.stream().mapToDouble(shape -> FaceControls.of(motion, shape)).toArray();
    }
    return new TrackedClip(
        clip, times.stream().mapToLong(Long::longValue).toArray(), controls, mel);
  }

  @Override
  public void close() {
    landmarker.close();
    detector.close();
    runtime.close();
  }
}
