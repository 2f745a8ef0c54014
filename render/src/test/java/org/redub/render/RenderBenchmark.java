package org.redub.render;

import java.util.Arrays;
import java.util.List;

/** Milliseconds a frame of a 400 x 400 box, one thread: least, median and 95 percent. */
final class RenderBenchmark {
  private RenderBenchmark() {}

  public static void main(String[] args) {
    DrawnPicture closed = new DrawnPicture(0.03, 1);
    DrawnPicture open = new DrawnPicture(0.25, 0.9);
    DrawnPicture half = new DrawnPicture(0.2, 1);
    LowerFaceRenderer renderer = new LowerFaceRenderer(RenderSettings.DEFAULT);
    measure("1 donor", renderer, closed, half.points, open.asDonor(1));
    measure("2 donors", renderer, closed, half.points, open.asDonor(1), half.asDonor(1));
    measure("no donor", renderer, closed, half.points);
  }

  private static void measure(
      String name,
      LowerFaceRenderer renderer,
      DrawnPicture plate,
      float[] target,
      DonorPatch... donors) {
    LowerFaceJob job =
        new LowerFaceJob(plate.image, plate.points, target, List.of(donors), DrawnPicture.IOD_PX);
    double[] ms = new double[300];
    for (int i = -200; i < ms.length; i++) {
      long start = System.nanoTime();
      renderer.render(job);
      if (i >= 0) {
        ms[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(ms);
    System.out.printf("%s: %.1f / %.1f / %.1f ms%n", name, ms[0], ms[150], ms[285]);
  }
}
