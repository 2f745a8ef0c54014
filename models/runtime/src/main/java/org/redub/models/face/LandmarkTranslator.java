package org.redub.models.face;

import ai.djl.ndarray.NDList;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.List;
import org.redub.models.TensorContract;
import org.redub.models.TensorSpec;

/**
 * Translates a square of a picture to the landmarks of the face in it (attention mesh, Grishchenko
 * et al. 2020). Confined to one thread.
 */
final class LandmarkTranslator implements NoBatchifyTranslator<SquareRequest, FaceLandmarks> {

  /** Width and height of the network's input. */
  static final int SIZE_PX = 192;

  /**
   * The model places the lips 0.5 to 1 of its 192 pixels too high along the face's vertical axis
   * (the mean offset from dlib over 11 clips is -0.6, from the border of the lips' red 0 above and
   * up to 2 below; the TFLite original has the same bias). Moving them down by this much halves the
   * largest error. There is no horizontal bias (below 0.25 px in a mirror test).
   */
  static final float LIPS_DOWN_CROP_PX = 0.7f;

  static final TensorContract CONTRACT =
      new TensorContract(
          List.of(TensorSpec.float32("image", 1, 3, SIZE_PX, SIZE_PX)),
          List.of(
              TensorSpec.float32("landmarks", 1, FaceLandmarks.COUNT, 3),
              TensorSpec.float32("score", 1, 1),
              TensorSpec.float32("logit", 1, 1)));

  private static final String REGION = "region";

  private final SquareTensor input = new SquareTensor(SIZE_PX);
  private final boolean[] lips = LipPoints.mask(FaceLandmarks.COUNT);

  @Override
  public NDList processInput(TranslatorContext context, SquareRequest request) {
    context.setAttachment(REGION, request.region());
    input.fill(request, PixelSource.Border.REPLICATE);
    return new NDList(input.in(context.getNDManager()));
  }

  @Override
  public FaceLandmarks processOutput(TranslatorContext context, NDList outputs) {
    FaceRegion region = (FaceRegion) context.getAttachment(REGION);
    float[] xyz = outputs.get("landmarks").toFloatArray();
    double cos = Math.cos(region.rotationRad());
    double sin = Math.sin(region.rotationRad());
    double imagePerCropPx = region.sidePx() / SIZE_PX;
    for (int i = 0; i < FaceLandmarks.COUNT; i++) {
      double u = (xyz[3 * i] - SIZE_PX / 2.0) * imagePerCropPx;
      double down = xyz[3 * i + 1] + (lips[i] ? LIPS_DOWN_CROP_PX : 0);
      double v = (down - SIZE_PX / 2.0) * imagePerCropPx;
      xyz[3 * i] = (float) (region.centerX() + u * cos - v * sin - 0.5);
      xyz[3 * i + 1] = (float) (region.centerY() + u * sin + v * cos - 0.5);
      xyz[3 * i + 2] = (float) (xyz[3 * i + 2] * imagePerCropPx);
    }
    float score = outputs.get("score").toFloatArray()[0];
    float logit = outputs.get("logit").toFloatArray()[0];
    return FaceLandmarks.of(xyz, score, logit);
  }
}
