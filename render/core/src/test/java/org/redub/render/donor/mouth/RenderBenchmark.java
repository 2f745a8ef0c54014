package org.redub.render.donor.mouth;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.redub.geometry.CanonicalFace;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.render.DrawnPicture;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.MouthCompositor;
import org.redub.render.composite.RenderSettings;
import org.redub.render.composite.RenderedMouth;
import org.redub.render.donor.DonorLibrary;
import org.redub.render.donor.DonorSelection;
import org.redub.render.donor.DonorSelector;
import org.redub.render.donor.DonorSettings;
import org.redub.render.donor.DonorTargets;
import org.redub.render.geometry.DrawnFace;

/** Renders a mouth in a box of 400 x 400 pixels, and selects donors, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class RenderBenchmark {

  /** A frame and the compositor that renders it again and again. */
  @State(Scope.Thread)
  public static class Frame {
    /** How many donors make the mouth; with none, the plate is its own donor. */
    @Param({"0", "1", "2"})
    int donors;

    private final DrawnPicture closed = new DrawnPicture(0.03, 1);
    private final DrawnPicture open = new DrawnPicture(0.25, 0.9);
    private final DrawnPicture half = new DrawnPicture(0.2, 1);
    private final MouthCompositor compositor = new MouthCompositor(RenderSettings.DEFAULT);
    private final DonorMouth mouth = new DonorMouth(RenderSettings.DEFAULT);
    private final FaceOnPlate face =
        new FaceOnPlate(closed.image, closed.points, half.points, DrawnPicture.IOD_PX);
    private final List<DonorImage> images = List.of(open.asDonor(1), half.asDonor(1));
  }

  /** 500 donors, and 200 shapes to find donors for. */
  @State(Scope.Thread)
  public static class Donors {
    private final DonorTargets targets = new DonorTargets(shapes(200, 0.61), rotations(200));
    private final DonorLibrary library;

    public Donors() {
      int[] numbers = new int[500];
      Arrays.setAll(numbers, i -> i);
      library = new DonorLibrary(shapes(500, 0.47), rotations(500), numbers);
    }
  }

  /** Renders one frame. */
  @Benchmark
  public RenderedMouth render(Frame frame) {
    return frame.compositor.render(
        frame.face, frame.mouth.of(frame.images.subList(0, frame.donors)));
  }

  /** Selects donors for 200 frames. */
  @Benchmark
  public DonorSelection select(Donors donors) {
    return new DonorSelector(DonorSettings.DEFAULT).select(donors.targets, donors.library);
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
}
