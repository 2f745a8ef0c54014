package org.redub.engine.media.plate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.redub.engine.media.file.ColourTags;
import org.redub.geometry.PixelBox;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource.Border;
import org.redub.render.image.RgbImage;

/** Reads and writes the parts of a 1080x1920 plate that tracking and rendering look at. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class PlateBenchmark {

  /** A plate of noise, a box of 400 x 400 pixels in it, and the square around a face. */
  @State(Scope.Thread)
  public static class Noise {
    private static final int SQUARE_PX = 256;

    private final Plate plate = new Plate(1080, 1920, ColourTags.BT709);
    private final PixelBox box = new PixelBox(340, 900, 400, 400);
    private final RgbImage pixels = new RgbImage(400, 400);
    private final float[] alpha = new float[400 * 400];
    private final FaceRegion face = new FaceRegion(540, 800, 520, 0.1);
    private final FloatBuffer square =
        ByteBuffer.allocateDirect(3 * SQUARE_PX * SQUARE_PX * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();

    public Noise() {
      Random random = new Random(7);
      random.nextBytes(plate.luma());
      random.nextBytes(plate.chromaU());
      random.nextBytes(plate.chromaV());
      for (int i = 0; i < alpha.length; i++) {
        alpha[i] = random.nextFloat();
      }
    }
  }

  /** Reads the box as RGB. */
  @Benchmark
  public RgbImage readBox(Noise noise) {
    noise.plate.readBox(noise.box, noise.pixels);
    return noise.pixels;
  }

  /** Writes the box back through a matte. */
  @Benchmark
  public Plate blend(Noise noise) {
    noise.plate.blend(noise.box, noise.pixels, noise.alpha);
    return noise.plate;
  }

  /** Reads the rotated square that the landmark network is given. */
  @Benchmark
  public FloatBuffer readSquare(Noise noise) {
    noise.plate.readSquare(noise.face, Noise.SQUARE_PX, Border.BLACK, noise.square);
    return noise.square;
  }
}
