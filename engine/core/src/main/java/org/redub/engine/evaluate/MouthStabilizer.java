package org.redub.engine.evaluate;

import org.redub.engine.evaluate.quality.LumaBox;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.PixelBox;
import org.redub.render.morph.ThinPlateSpline;

/**
 * Sees the mouth box of every frame as if head and lips stood still: each picture is morphed from
 * its own shape to the mean one. What changes from frame to frame then is not movement of the lips
 * but light, texture, and what is between them. Confined to one thread; keeps its workspace.
 */
final class MouthStabilizer {
  /** Nodes of the grid, a hundredth of an IOD apart. */
  private static final int WIDTH = 90;

  private static final int HEIGHT = 75;

  private static final double REGULARISATION = 1e-4;

  private final MouthShape mean;
  private final float[] grid = new float[3 * WIDTH * HEIGHT];
  private final ThinPlateSpline spline = new ThinPlateSpline(REGULARISATION);

  /**
   * A still mouth.
   *
   * @param mean the shape to which all are morphed
   */
  MouthStabilizer(MouthShape mean) {
    this.mean = mean;
    float[] points = mean.toArray();
    int upper = 3 * FaceMesh.LOWER_FACE.indexOf(FaceMesh.UPPER_LIP_INNER);
    int lower = 3 * FaceMesh.LOWER_FACE.indexOf(FaceMesh.LOWER_LIP_INNER);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int column = i % WIDTH;
      int row = i / WIDTH;
      double u = (column / (WIDTH - 1.0) - 0.5) * RenderMeter.BOX_WIDTH_IOD;
      double v = (row / (HEIGHT - 1.0) - 0.5) * RenderMeter.BOX_HEIGHT_IOD;
      for (int axis = 0; axis < 3; axis++) {
        float middle = (points[upper + axis] + points[lower + axis]) / 2;
        grid[3 * i + axis] = (float) (middle + (axis == 0 ? u : axis == 1 ? v : 0));
      }
    }
  }

  /**
   * The mouth, stilled.
   *
   * @param picture what {@code box} of the frame shows
   * @param shape of the mouth in it
   */
  LumaBox of(LumaBox picture, PixelBox box, HeadPose pose, MouthShape shape) {
    float[] from = mean.toFrame(pose);
    spline.place(from, from.length / 2, pose.iodPx());
    spline.solve(from, shape.toFrame(pose));
    float[] placed = pose.intoFrame(grid);
    float[] values = new float[WIDTH * HEIGHT];
    float[] moved = new float[2];
    for (int i = 0; i < values.length; i++) {
      spline.evaluate(placed[3 * i], placed[3 * i + 1], moved);
      values[i] =
          picture.at(
              placed[3 * i] + moved[0] - box.left(), placed[3 * i + 1] + moved[1] - box.top());
    }
    return new LumaBox(WIDTH, HEIGHT, values);
  }
}
