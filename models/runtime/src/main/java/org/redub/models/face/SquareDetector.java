package org.redub.models.face;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslatorContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.redub.models.InferenceRuntime;
import org.redub.models.LoadedModel;

/**
 * One of the two BlazeFace detectors, run on a square of a picture. Confined to one thread; the
 * owner closes it.
 */
final class SquareDetector implements AutoCloseable {
  private static final int NUMBERS_PER_ANCHOR = 16;

  private final LoadedModel<FloatBuffer, List<Detection>> model;
  private final FloatBuffer pixels;
  private final int sidePx;

  private SquareDetector(
      InferenceRuntime runtime, String id, int sidePx, float[] anchors, double minScore) {
    this.sidePx = sidePx;
    pixels =
        ByteBuffer.allocateDirect(4 * 3 * sidePx * sidePx)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    model = runtime.load(id, new DetectorTensors(sidePx, anchors, minScore), pixels);
  }

  /** For faces that fill much of the picture: 128 px, faces from 0.12 of it. */
  static SquareDetector shortRange(InferenceRuntime runtime) {
    float[] anchors = DetectorAnchors.join(DetectorAnchors.grid(16, 2), DetectorAnchors.grid(8, 6));
    return new SquareDetector(runtime, "face-detection-short", 128, anchors, 0.5);
  }

  /** For smaller faces: 192 px, faces from 0.05 of the picture. */
  static SquareDetector fullRange(InferenceRuntime runtime) {
    return new SquareDetector(
        runtime, "face-detection-full", 192, DetectorAnchors.grid(48, 1), 0.6);
  }

  /** Faces in {@code square} of the picture. */
  List<DetectedFace> detect(PixelSource image, FaceRegion square) {
    image.readSquare(square, sidePx, PixelSource.Border.BLACK, pixels);
    for (int i = 0; i < pixels.capacity(); i++) {
      pixels.put(i, pixels.get(i) * 2 - 1);
    }
    return model.run(pixels).stream().map(detection -> detection.in(square)).toList();
  }

  @Override
  public void close() {
    model.close();
  }

  /** Pixels in -1..1 to detections. */
  private record DetectorTensors(int sidePx, float[] anchors, double minScore)
      implements LoadedModel.Tensors<FloatBuffer, List<Detection>> {

    @Override
    public NDList input(TranslatorContext context, FloatBuffer pixels) {
      pixels.rewind();
      return new NDList(context.getNDManager().create(pixels, new Shape(1, 3, sidePx, sidePx)));
    }

    @Override
    public List<Detection> output(TranslatorContext context, NDList tensors) {
      float[] regressors = tensors.get("regressors").toFloatArray();
      float[] scores = tensors.get("scores").toFloatArray();
      List<Detection> found = new ArrayList<>();
      for (int i = 0; i < scores.length; i++) {
        if (scores[i] >= minScore) {
          found.add(decode(regressors, i, scores[i]));
        }
      }
      return Detection.merge(found);
    }

    private Detection decode(float[] regressors, int anchor, float score) {
      int at = NUMBERS_PER_ANCHOR * anchor;
      float ax = anchors[2 * anchor];
      float ay = anchors[2 * anchor + 1];
      return new Detection(
          regressors[at] / sidePx + ax,
          regressors[at + 1] / sidePx + ay,
          regressors[at + 2] / sidePx,
          regressors[at + 3] / sidePx,
          regressors[at + 4] / sidePx + ax,
          regressors[at + 5] / sidePx + ay,
          regressors[at + 6] / sidePx + ax,
          regressors[at + 7] / sidePx + ay,
          score);
    }
  }
}
