package org.redub.models.face;

import org.redub.models.InferenceRuntime;
import org.redub.models.LoadedModel;
import org.redub.models.ModelCard;
import org.redub.models.ModelStore;
import org.redub.models.StageTimes;

/**
 * Places the 478 landmarks of a face in a region of a picture. It does not notice occlusion by a
 * hand or a microphone, but invents a mouth there. Thread-safe; its owner closes it before the
 * runtime.
 */
public final class FaceLandmarker implements AutoCloseable {

  /** Id of the model. */
  public static final String ATTENTION = "face-landmarks-attention";

  private final LoadedModel<SquareRequest, FaceLandmarks> model;

  private FaceLandmarker(LoadedModel<SquareRequest, FaceLandmarks> model) {
    this.model = model;
  }

  /**
   * Loads the network.
   *
   * @throws org.redub.models.ModelException if it is missing, damaged or incompatible
   */
  public static FaceLandmarker open(InferenceRuntime runtime, ModelStore store) {
    return new FaceLandmarker(
        runtime.load(
            store.open(ATTENTION),
            LandmarkTranslator.CONTRACT,
            LandmarkTranslator::new,
            SquareRequest.grey()));
  }

  /**
   * Places the landmarks. After a detection, run it again on {@link FaceLandmarks#nextRegion()},
   * because the first region is coarse.
   *
   * @param image the picture
   * @param region where the face is, from the detector or from the previous frame
   * @return landmarks in image pixels, corrected for the lips' known bias; see {@link
   *     FaceLandmarks#isFace()}
   */
  public FaceLandmarks locate(PixelSource image, FaceRegion region) {
    return model.run(new SquareRequest(image, region));
  }

  /** The network's card. */
  public ModelCard card() {
    return model.card();
  }

  /** Time spent so far. */
  public StageTimes times() {
    return model.times();
  }

  @Override
  public void close() {
    model.close();
  }
}
