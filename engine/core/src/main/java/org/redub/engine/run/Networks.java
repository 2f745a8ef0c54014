package org.redub.engine.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.face.MouthMeter;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.request.CacheSettings;
import org.redub.engine.media.file.FfmpegLog;
import org.redub.engine.work.Workers;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelCard;
import org.redub.models.ModelStore;
import org.redub.models.crop.CropNetwork;
import org.redub.models.face.FaceDetector;
import org.redub.models.face.FaceLandmarker;
import org.redub.models.mouth.MouthShapePredictor;

/** The loaded networks of the engine. Thread-safe; the owner closes it. */
public final class Networks implements AutoCloseable {
  private final InferenceRuntime runtime;
  private final ModelStore store;
  private final FaceDetector detector;
  private final FaceLandmarker landmarker;
  private final MouthShapePredictor predictor;
  private final CacheSettings cache;
  private final Workers workers;

  private Networks(
      InferenceRuntime runtime,
      ModelStore store,
      FaceDetector detector,
      FaceLandmarker landmarker,
      MouthShapePredictor predictor,
      CacheSettings cache,
      Workers workers) {
    this.cache = cache;
    this.workers = workers;
    this.runtime = runtime;
    this.store = store;
    this.detector = detector;
    this.landmarker = landmarker;
    this.predictor = predictor;
  }

  /**
   * Loads all networks, with the default mouth network and no cache.
   *
   * @throws org.redub.models.ModelException if one cannot be loaded or the device is not available
   */
  public static Networks open(ModelStore store, DevicePreference device, Workers workers) {
    return open(store, device, MouthShapePredictor.DEFAULT_MODEL, CacheSettings.OFF, workers);
  }

  /**
   * Loads all networks.
   *
   * @param mouthModel id of the mouth network
   * @param cache where analyses made with these networks are cached
   * @param workers the threads that jobs share; closed by the caller after this
   * @throws org.redub.models.ModelException if one cannot be loaded or the device is not available
   */
  public static Networks open(
      ModelStore store,
      DevicePreference device,
      String mouthModel,
      CacheSettings cache,
      Workers workers) {
    InferenceRuntime runtime = InferenceRuntime.create(device);
    Loading loading = new Loading(runtime, store, mouthModel);
    try {
      workers.forEach(Loading.PARTS, loading::load);
      return new Networks(
          runtime,
          store,
          requireNonNull(loading.detector),
          requireNonNull(loading.landmarker),
          requireNonNull(loading.predictor),
          cache,
          workers);
    } catch (RuntimeException e) {
      closeAfter(e, loading.predictor);
      closeAfter(e, loading.landmarker);
      closeAfter(e, loading.detector);
      closeAfter(e, runtime);
      throw e;
    }
  }

  /** Loads the networks, and FFmpeg, which opening a take needs, side by side. */
  private static final class Loading {
    static final int PARTS = 4;

    private final InferenceRuntime runtime;
    private final ModelStore store;
    private final String mouthModel;
    private volatile @Nullable FaceDetector detector;
    private volatile @Nullable FaceLandmarker landmarker;
    private volatile @Nullable MouthShapePredictor predictor;

    Loading(InferenceRuntime runtime, ModelStore store, String mouthModel) {
      this.runtime = runtime;
      this.store = store;
      this.mouthModel = mouthModel;
    }

    void load(int part) {
      switch (part) {
        case 0 -> predictor = MouthShapePredictor.open(runtime, store, mouthModel);
        case 1 -> detector = FaceDetector.open(runtime, store);
        case 2 -> landmarker = FaceLandmarker.open(runtime, store);
        default -> FfmpegLog.install();
      }
    }
  }

  private static void closeAfter(RuntimeException failure, @Nullable AutoCloseable resource) {
    try (resource) {
      // Only closes it.
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  public FaceDetector detector() {
    return detector;
  }

  public FaceLandmarker landmarker() {
    return landmarker;
  }

  public MouthShapePredictor predictor() {
    return predictor;
  }

  /**
   * Loads a network that generates mouths in face crops. The caller closes it before this object.
   *
   * @throws org.redub.models.ModelException if it is missing, damaged or not a crop network
   */
  public CropNetwork openCrop(String id) {
    return CropNetwork.open(runtime, store, id);
  }

  /** A meter that tracks mouths in rendered frames. */
  public MouthMeter meter(int displayRotationQuarterTurns) {
    return new MouthMeter(detector, landmarker, displayRotationQuarterTurns);
  }

  /** The threads that jobs share. */
  public Workers workers() {
    return workers;
  }

  /** Where analyses made with these networks are cached. */
  public CacheSettings cache() {
    return cache;
  }

  /** The device that the networks run on: {@code cpu} or {@code gpu:N}. */
  public String device() {
    return runtime.device();
  }

  /** The version of ONNX Runtime. */
  public String runtimeVersion() {
    return runtime.onnxRuntimeVersion();
  }

  /** Notices about the device. */
  public List<Notice> notices() {
    return runtime.fallbacks().stream()
        .map(reason -> Notice.of(NoticeCode.DEVICE_FALLBACK, "reason", reason))
        .toList();
  }

  /** The cards of the loaded models. */
  public List<ModelCard> models() {
    List<ModelCard> cards = new ArrayList<>(detector.cards());
    cards.add(landmarker.card());
    cards.add(predictor.card());
    return cards;
  }

  @Override
  public void close() {
    predictor.close();
    landmarker.close();
    detector.close();
    runtime.close();
  }
}
