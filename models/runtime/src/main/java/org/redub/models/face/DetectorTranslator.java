package org.redub.models.face;

import ai.djl.ndarray.NDList;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.ArrayList;
import java.util.List;
import org.redub.models.TensorContract;
import org.redub.models.TensorSpec;

/**
 * Translates a square of a picture to the faces in it, before suppression (BlazeFace, Bazarevsky et
 * al. 2019). For every anchor the network returns a score and the positions of box and keypoints
 * relative to the anchor. Confined to one thread.
 */
final class DetectorTranslator implements NoBatchifyTranslator<SquareRequest, List<DetectedFace>> {

  private static final String REGION = "region";
  private static final int VALUES_PER_ANCHOR = 4 + 2 * DetectedFace.KEYPOINTS;

  private final int sizePx;
  private final float threshold;
  private final SquareTensor input;
  private final double[] anchors;

  /**
   * @param sizePx width and height of the network's input
   * @param threshold lowest score of a candidate
   * @param grids cells per side and anchors per cell of each grid
   */
  DetectorTranslator(int sizePx, float threshold, int[][] grids) {
    this.sizePx = sizePx;
    this.threshold = threshold;
    this.input = new SquareTensor(sizePx);
    this.anchors = anchors(grids);
  }

  /** Faces close to the camera: 16 x 16 cells of 2 anchors, 8 x 8 of 6. */
  static DetectorTranslator shortRange() {
    return new DetectorTranslator(128, 0.5f, new int[][] {{16, 2}, {8, 6}});
  }

  /** Faces down to a twentieth of the picture: 48 x 48 cells of 1 anchor. */
  static DetectorTranslator fullRange() {
    return new DetectorTranslator(192, 0.6f, new int[][] {{48, 1}});
  }

  TensorContract contract() {
    int count = anchors.length / 2;
    return new TensorContract(
        List.of(TensorSpec.float32("image", 1, 3, sizePx, sizePx)),
        List.of(
            TensorSpec.float32("regressors", 1, count, VALUES_PER_ANCHOR),
            TensorSpec.float32("scores", 1, count)));
  }

  private static double[] anchors(int[][] grids) {
    int count = 0;
    for (int[] grid : grids) {
      count += grid[0] * grid[0] * grid[1];
    }
    double[] centers = new double[2 * count];
    int at = 0;
    for (int[] grid : grids) {
      for (int cell = 0; cell < grid[0] * grid[0]; cell++) {
        for (int k = 0; k < grid[1]; k++) {
          centers[at++] = (cell % grid[0] + 0.5) / grid[0];
          int row = cell / grid[0];
          centers[at++] = (row + 0.5) / grid[0];
        }
      }
    }
    return centers;
  }

  @Override
  public NDList processInput(TranslatorContext context, SquareRequest request) {
    context.setAttachment(REGION, request.region());
    input.fill(request, PixelSource.Border.BLACK);
    input.rescale(2, -1);
    return new NDList(input.in(context.getNDManager()));
  }

  @Override
  public List<DetectedFace> processOutput(TranslatorContext context, NDList outputs) {
    FaceRegion region = (FaceRegion) context.getAttachment(REGION);
    float[] scores = outputs.get("scores").toFloatArray();
    float[] values = outputs.get("regressors").toFloatArray();
    List<DetectedFace> faces = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] >= threshold) {
        faces.add(decode(region, i, values, scores[i]));
      }
    }
    return faces;
  }

  private DetectedFace decode(FaceRegion region, int anchor, float[] values, float score) {
    int at = anchor * VALUES_PER_ANCHOR;
    double u = values[at] / sizePx + anchors[2 * anchor] - 0.5;
    double v = values[at + 1] / sizePx + anchors[2 * anchor + 1] - 0.5;
    double halfWidth = values[at + 2] / sizePx / 2;
    double halfHeight = values[at + 3] / sizePx / 2;
    List<Keypoint> keypoints = new ArrayList<>();
    for (int k = 0; k < DetectedFace.KEYPOINTS; k++) {
      double ku = values[at + 4 + 2 * k] / sizePx + anchors[2 * anchor] - 0.5;
      double kv = values[at + 5 + 2 * k] / sizePx + anchors[2 * anchor + 1] - 0.5;
      keypoints.add(new Keypoint(region.imageX(ku, kv), region.imageY(ku, kv)));
    }
    double x0 = region.imageX(u - halfWidth, v - halfHeight);
    double y0 = region.imageY(u - halfWidth, v - halfHeight);
    double x1 = region.imageX(u + halfWidth, v + halfHeight);
    double y1 = region.imageY(u + halfWidth, v + halfHeight);
    return new DetectedFace(
        Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1), score, keypoints);
  }
}
