package org.redub.render.donor.mouth;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.StatUtils;
import org.redub.geometry.CanonicalFace;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.render.DrawnPicture;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.MouthCompositor;
import org.redub.render.composite.RenderSettings;
import org.redub.render.donor.DonorLibrary;
import org.redub.render.donor.DonorSelector;
import org.redub.render.donor.DonorSettings;
import org.redub.render.donor.DonorTargets;
import org.redub.render.geometry.DrawnFace;

/**
 * Measures milliseconds on one thread: rendering a box of 400 x 400 pixels (minimum, median, 95th
 * percentile), and selecting donors (minimum, median).
 */
final class RenderBenchmark {
  private RenderBenchmark() {}

  public static void main(String[] args) {
    DrawnPicture closed = new DrawnPicture(0.03, 1);
    DrawnPicture open = new DrawnPicture(0.25, 0.9);
    DrawnPicture half = new DrawnPicture(0.2, 1);
    MouthCompositor renderer = new MouthCompositor(RenderSettings.DEFAULT);
    measure("1 donor", renderer, closed, half.points, open.asDonor(1));
    measure("2 donors", renderer, closed, half.points, open.asDonor(1), half.asDonor(1));
    measure("no donor", renderer, closed, half.points);
    choose();
  }

  /** Selects donors for 200 frames from 500. */
  private static void choose() {
    DonorTargets targets = new DonorTargets(shapes(200, 0.61), rotations(200));
    int[] numbers = new int[500];
    Arrays.setAll(numbers, i -> i);
    DonorLibrary library = new DonorLibrary(shapes(500, 0.47), rotations(500), numbers);
    double[] ms = new double[20];
    for (int i = -10; i < ms.length; i++) {
      long start = System.nanoTime();
      new DonorSelector(DonorSettings.DEFAULT).select(targets, library);
      if (i >= 0) {
        ms[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    System.out.printf(
        "200 frames from 500 donors: %.0f / %.0f ms%n",
        StatUtils.min(ms), StatUtils.percentile(ms, 50));
  }

  private static float[][] shapes(int count, double speed) {
    Random random = new Random(count);
    float[][] shapes = new float[count][];
    for (int i = 0; i < count; i++) {
      float[] tracked = DrawnFace.tracked(0.12 + 0.1 * Math.sin(i * speed));
      shapes[i] = noisy(tracked, random);
    }
    return shapes;
  }

  private static float[] noisy(float[] tracked, Random random) {
    float[] shape =
        MouthShape.of(HeadPose.fit(CanonicalFace.reference(), tracked), tracked).toArray();
    for (int i = 0; i < shape.length; i++) {
      shape[i] += 0.02f * (float) random.nextGaussian();
    }
    return shape;
  }

  private static float[][] rotations(int count) {
    float[][] rotations = new float[count][];
    Arrays.fill(rotations, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    return rotations;
  }

  private static void measure(
      String name,
      MouthCompositor renderer,
      DrawnPicture plate,
      float[] target,
      DonorImage... donors) {
    FaceOnPlate face = new FaceOnPlate(plate.image, plate.points, target, DrawnPicture.IOD_PX);
    DonorMouth mouth = new DonorMouth(RenderSettings.DEFAULT);
    double[] ms = new double[300];
    for (int i = -200; i < ms.length; i++) {
      long start = System.nanoTime();
      renderer.render(face, mouth.of(List.of(donors)));
      if (i >= 0) {
        ms[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    System.out.printf(
        "%s: %.1f / %.1f / %.1f ms%n",
        name, StatUtils.min(ms), StatUtils.percentile(ms, 50), StatUtils.percentile(ms, 95));
  }
}
