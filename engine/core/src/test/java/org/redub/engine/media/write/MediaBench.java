package org.redub.engine.media.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.plate.PlateTest;
import org.redub.engine.media.read.VideoReader;
import org.redub.geometry.PixelBox;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource.Border;
import org.redub.render.image.RgbImage;

/** A benchmark to run by hand with clips as arguments. Not a test. */
final class MediaBench {

  private MediaBench() {}

  public static void main(String[] clips) {
    for (String clip : clips) {
      for (int i = 0; i < 2; i++) {
        decode(Path.of(clip));
        transcode(Path.of(clip));
      }
    }
    Plate plate = PlateTest.noise(1080, 1920, ColourTags.BT709);
    FloatBuffer out =
        ByteBuffer.allocateDirect(3 * 256 * 256 * 4).order(ByteOrder.nativeOrder()).asFloatBuffer();
    time("192 px from 600 px", () -> read(plate, new FaceRegion(540, 900, 600, 0.2), 192, out));
    time("256 px from 600 px", () -> read(plate, new FaceRegion(540, 900, 600, 0.2), 256, out));
    time("192 px from 1080x1920", () -> read(plate, new FaceRegion(540, 960, 1920, 0), 192, out));
    PixelBox box = new PixelBox(301, 801, 400, 400);
    RgbImage image = new RgbImage(400, 400);
    float[] alpha = new float[160000];
    java.util.Arrays.fill(alpha, 0.5f);
    time("readBox 400x400", () -> plate.readBox(box, image));
    time("blend 400x400", () -> plate.blend(box, image, alpha));
    time("toBufferedImage 1080x1920", plate::toBufferedImage);
  }

  private static void read(Plate plate, FaceRegion region, int size, FloatBuffer out) {
    plate.readSquare(region, size, Border.BLACK, out);
  }

  private static void decode(Path clip) {
    long start = System.nanoTime();
    int frames = 0;
    try (VideoReader reader = VideoReader.open(clip)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        frames++;
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      System.out.printf(
          "%s: %s, %d frames, %.1f frames/s%n",
          clip.getFileName(), reader.format().summary(), frames, frames / seconds);
    }
  }

  /** The same work with PlainTranscode, with plates, and with the ffmpeg executable in the jar. */
  private static void transcode(Path clip) {
    try {
      Path out = Files.createTempFile("bench", ".mp4");
      double plain = PlainTranscode.run(clip, out, EncoderSettings.DEFAULT).seconds();
      long start = System.nanoTime();
      VideoWriterTest.copy(clip, out, null, null);
      double plates = (System.nanoTime() - start) * 1e-9;
      start = System.nanoTime();
      Ffmpeg.run(
          "-i "
              + clip
              + " -an -sn -dn -c:v libx264 -preset veryfast -crf 17 -fps_mode passthrough"
              + " -enc_time_base demux -movflags +faststart",
          out);
      double executable = (System.nanoTime() - start) * 1e-9;
      Files.delete(out);
      System.out.printf(
          "%s: plain %.2f s, by plates %.2f s, ffmpeg %.2f s: ratios %.3f and %.3f%n",
          clip.getFileName(), plain, plates, executable, plain / executable, plates / executable);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void time(String what, Runnable work) {
    int rounds = 60;
    for (int i = 0; i < rounds; i++) {
      work.run();
    }
    long start = cpuNanos();
    for (int i = 0; i < rounds; i++) {
      work.run();
    }
    System.out.printf("%s: %.2f CPU ms%n", what, (cpuNanos() - start) * 1e-6 / rounds);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
