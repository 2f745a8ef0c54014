package org.redub.models.face;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.redub.models.InferenceRuntime;
import org.redub.models.LoadedModel;
import org.redub.models.ModelCard;
import org.redub.models.ModelStore;
import org.redub.models.StageTimes;

/**
 * Finds faces anywhere in a picture. Call order: the full-range network over the whole picture; if
 * it finds none, the short-range one (for a face that fills the picture); if that finds none, the
 * full-range one over tiles (for a face smaller than a twentieth of the picture). Thread-safe; its
 * owner closes it before the runtime.
 */
public final class FaceDetector implements AutoCloseable {

  /** Id of the model for the whole picture and for tiles. */
  public static final String FULL_RANGE = "face-detector-full";

  /** Id of the model for faces that fill the picture. */
  public static final String SHORT_RANGE = "face-detector-short";

  /** Side of a tile, as a share of the picture's longer side. */
  private static final double TILE_SIDE = 0.5;

  /**
   * Step between tiles, as a share of a tile, so that a face that one tile cuts is whole in the
   * next.
   */
  private static final double TILE_STEP = 0.5;

  private final LoadedModel<SquareRequest, List<DetectedFace>> full;
  private final LoadedModel<SquareRequest, List<DetectedFace>> close;

  private FaceDetector(
      LoadedModel<SquareRequest, List<DetectedFace>> full,
      LoadedModel<SquareRequest, List<DetectedFace>> close) {
    this.full = full;
    this.close = close;
  }

  /**
   * Loads both networks.
   *
   * @throws org.redub.models.ModelException if one is missing, damaged or incompatible
   */
  public static FaceDetector open(InferenceRuntime runtime, ModelStore store) {
    LoadedModel<SquareRequest, List<DetectedFace>> full =
        load(runtime, store, FULL_RANGE, DetectorTranslator::fullRange);
    try {
      return new FaceDetector(
          full, load(runtime, store, SHORT_RANGE, DetectorTranslator::shortRange));
    } catch (RuntimeException e) {
      full.close();
      throw e;
    }
  }

  private static LoadedModel<SquareRequest, List<DetectedFace>> load(
      InferenceRuntime runtime,
      ModelStore store,
      String id,
      Supplier<DetectorTranslator> translators) {
    return runtime.load(
        store.open(id), translators.get().contract(), translators::get, SquareRequest.grey());
  }

  /**
   * Finds the faces of a picture.
   *
   * @param image the picture as stored
   * @param displayRotationQuarterTurns clockwise quarter turns that bring the stored picture
   *     upright, as a player shows it; any whole number
   * @return the faces in pixels of the stored picture, ordered by decreasing confidence; empty if
   *     there are none
   */
  public List<DetectedFace> detect(PixelSource image, int displayRotationQuarterTurns) {
    double rotationRad = -Math.PI / 2 * Math.floorMod(displayRotationQuarterTurns, 4);
    SquareRequest whole = new SquareRequest(image, letterbox(image, rotationRad));
    List<DetectedFace> faces = WeightedSuppression.merge(full.run(whole));
    if (faces.isEmpty()) {
      faces = WeightedSuppression.merge(close.run(whole));
    }
    return faces.isEmpty() ? detectInTiles(image, rotationRad) : faces;
  }

  private List<DetectedFace> detectInTiles(PixelSource image, double rotationRad) {
    List<DetectedFace> candidates = new ArrayList<>();
    double sidePx = Math.max(image.width(), image.height()) * TILE_SIDE;
    for (double centerY : tileCenters(image.height(), sidePx)) {
      for (double centerX : tileCenters(image.width(), sidePx)) {
        FaceRegion tile = new FaceRegion(centerX, centerY, sidePx, rotationRad);
        candidates.addAll(full.run(new SquareRequest(image, tile)));
      }
    }
    return WeightedSuppression.merge(candidates);
  }

  private static FaceRegion letterbox(PixelSource image, double rotationRad) {
    return new FaceRegion(
        image.width() / 2.0,
        image.height() / 2.0,
        Math.max(image.width(), image.height()),
        rotationRad);
  }

  /** Centres of evenly spaced tiles that cover a length, at most a step apart. */
  static double[] tileCenters(int lengthPx, double sidePx) {
    if (lengthPx <= sidePx) {
      return new double[] {lengthPx / 2.0};
    }
    int steps = (int) Math.ceil((lengthPx - sidePx) / (sidePx * TILE_STEP));
    double[] centers = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      centers[i] = sidePx / 2 + i * (lengthPx - sidePx) / steps;
    }
    return centers;
  }

  /** The cards of both networks. */
  public List<ModelCard> cards() {
    return List.of(full.card(), close.card());
  }

  /** Time spent in both networks so far. */
  public StageTimes times() {
    return full.times().plus(close.times());
  }

  @Override
  public void close() {
    full.close();
    close.close();
  }
}
