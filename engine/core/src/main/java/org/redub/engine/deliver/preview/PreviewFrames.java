package org.redub.engine.deliver.preview;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.PlannedDub;
import org.redub.engine.media.file.VideoFormat;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.Points;

/** Makes preview frames from rendered frames. Stateless. */
final class PreviewFrames {
  private static final int[] OUTER_LIP = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);

  /** Side of the close-up, in interocular distances. */
  private static final double CLOSE_UP_IOD = 1.2;

  private PreviewFrames() {}

  /**
   * Makes a preview frame.
   *
   * @param before the plate, upright
   * @param after the result, upright
   */
  static PreviewFrame of(
      PlannedDub planned, FramePlan plan, BufferedImage before, BufferedImage after) {
    String time = "%.2f s".formatted((plan.ptsUs() - planned.take().startUs()) / 1e6);
    if (!plan.dubbed()) {
      String caption = time + "  " + plan.action();
      return new PreviewFrame(plan.ptsUs(), before, after, null, null, caption);
    }
    float[] plannedLips =
        upright(Points.pick(planned.targetPoints(plan), OUTER_LIP), planned.take().format());
    float[] trackedLips =
        upright(
            Points.pick(
                planned.shots().shape(plan.frame()).toFrame(planned.shots().pose(plan.frame())),
                OUTER_LIP),
            planned.take().format());
    int side = (int) Math.round(CLOSE_UP_IOD * planned.shots().pose(plan.frame()).iodPx());
    Rectangle mouth =
        new Rectangle(
            centre(trackedLips, 0) - side / 2, centre(trackedLips, 1) - side / 2, side, side);
    return new PreviewFrame(plan.ptsUs(), before, after, plannedLips, mouth, time);
  }

  private static int centre(float[] xy, int axis) {
    double sum = 0;
    for (int k = axis; k < xy.length; k += 2) {
      sum += xy[k];
    }
    int points = xy.length / 2;
    return (int) Math.round(sum / points);
  }

  /** Converts points of the stored picture to points of the upright picture. */
  private static float[] upright(float[] xy, VideoFormat format) {
    float[] turned = xy.clone();
    int width = format.width();
    int height = format.height();
    for (int turn = 0; turn < format.rotationQuarterTurns(); turn++) {
      for (int k = 0; k < turned.length; k += 2) {
        float x = turned[k];
        turned[k] = height - 1 - turned[k + 1];
        turned[k + 1] = x;
      }
      int swap = width;
      width = height;
      height = swap;
    }
    return turned;
  }
}
