package org.redub.models.face;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslatorContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.redub.models.InferenceRuntime;
import org.redub.models.LoadedModel;
import org.redub.models.ModelCard;
import org.redub.models.StageTimes;

/**
 * Finds the points of one face in a square of a picture. Confined to one thread; the owner closes
 * it.
 */
public final class FaceLandmarker implements AutoCloseable {
  private static final int SIDE_PX = 192;

  /**
   * The model sets lips 0.5 to 1 pixel of its crop too high along the face's vertical (measured
   * against a second tracker and against the redness of lips; sideways it is true), so they are
   * moved down by this much.
   */
  private static final float LIPS_DOWN_CROP_PX = 0.7f;

  private static final int[] LIPS = {
    61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185, 78,
    95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191, 76, 77,
    90, 180, 85, 16, 315, 404, 320, 307, 306, 408, 304, 303, 302, 11, 72, 73, 74, 184, 62, 96, 89,
    179, 86, 15, 316, 403, 319, 325, 292, 407, 272, 271, 268, 12, 38, 41, 42, 183
  };

  /** What the network says of a crop, in crop pixels. */
  private record CropLandmarks(float[] xyz, float score, float logit) {}

  private final LoadedModel<FloatBuffer, CropLandmarks> model;
  private final FloatBuffer pixels =
      ByteBuffer.allocateDirect(4 * 3 * SIDE_PX * SIDE_PX)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();

  /** Loads the model. */
  public FaceLandmarker(InferenceRuntime runtime) {
    model = runtime.load("face-landmark-attention", new CropTensors(), pixels);
  }

  /** The model's card. */
  public ModelCard card() {
    return model.card();
  }

  /** How long the calls took. */
  public StageTimes times() {
    return model.times();
  }

  /** The points of the face in {@code region}; whether there is one, the score says. */
  public FaceLandmarks locate(PixelSource image, FaceRegion region) {
    image.readSquare(region, SIDE_PX, PixelSource.Border.REPLICATE, pixels);
    CropLandmarks crop = model.run(pixels);
    float[] xyz = crop.xyz();
    for (int point : LIPS) {
      xyz[3 * point + 1] += LIPS_DOWN_CROP_PX;
    }
    double scale = region.sidePx() / SIDE_PX;
    for (int k = 0; k < xyz.length; k += 3) {
      double u = xyz[k] / SIDE_PX - 0.5;
      double v = xyz[k + 1] / SIDE_PX - 0.5;
      xyz[k] = (float) region.imageX(u, v);
      xyz[k + 1] = (float) region.imageY(u, v);
      xyz[k + 2] *= (float) scale;
    }
    return new FaceLandmarks(xyz, crop.score(), crop.logit());
  }

  @Override
  public void close() {
    model.close();
  }

  private static final class CropTensors
      implements LoadedModel.Tensors<FloatBuffer, CropLandmarks> {

    @Override
    public NDList input(TranslatorContext context, FloatBuffer pixels) {
      pixels.rewind();
      return new NDList(context.getNDManager().create(pixels, new Shape(1, 3, SIDE_PX, SIDE_PX)));
    }

    @Override
    public CropLandmarks output(TranslatorContext context, NDList tensors) {
      return new CropLandmarks(
          tensors.get("landmarks").toFloatArray(),
          tensors.get("score").toFloatArray()[0],
          tensors.get("logit").toFloatArray()[0]);
    }
  }
}
