package org.redub.engine.media.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.MediaProbe;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.media.sound.Soundtrack;

/**
 * Repeats the same work in a small, pre-touched heap and prints by how many bytes its resident
 * memory grew.
 */
final class LeakProcess {
  private static final int WARM_UP = 30;
  private static final int ROUNDS = 200;

  private LeakProcess() {}

  /** Arguments: the work to do, the take, the output. */
  public static void main(String[] arguments) throws IOException {
    Path take = Path.of(arguments[1]);
    Path out = Path.of(arguments[2]);
    Plate plate = new Plate(1280, 720, ColourTags.UNSPECIFIED);
    Runnable work =
        switch (arguments[0]) {
          case "read" -> () -> read(take);
          case "write" -> () -> write(take, out, plate);
          default -> () -> fail(take, out, plate);
        };
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
    }
    long before = residentBytes();
    for (int i = 0; i < ROUNDS; i++) {
      work.run();
    }
    System.out.println(residentBytes() - before);
  }

  private static void read(Path take) {
    try (VideoReader reader = VideoReader.open(take)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        plate.luma()[0]++;
      }
    }
    try (SoundReader reader = SoundReader.open(take)) {
      float[] samples = new float[4096];
      while (reader.read(samples) >= 0) {
        samples[0]++;
      }
    }
    MediaProbe.probe(take);
  }

  private static void write(Path take, Path out, Plate plate) {
    try (VideoWriter writer =
        VideoWriter.open(
            out,
            VideoFormat.drawn(1280, 720, new Rational(25, 1)),
            new EncoderSettings("libx264", "ultrafast", 23),
            new Soundtrack(take, 0),
            new CopiedStreams(take, true))) {
      writer.write(plate);
      writer.finish();
    }
  }

  /** The take has no readable sound and a truncated video. */
  private static void fail(Path take, Path out, Plate plate) {
    try {
      read(take);
      throw new AssertionError("a damaged take was read");
    } catch (RedubException e) {
      // Expected.
    }
    try {
      write(take, out, plate);
      throw new AssertionError("a damaged take became speech");
    } catch (RedubException e) {
      // Expected.
    }
    try (VideoWriter writer =
        VideoWriter.open(
            out,
            VideoFormat.drawn(1280, 720, new Rational(25, 1)),
            new EncoderSettings("libx264", "ultrafast", 23),
            null,
            null)) {
      writer.write(plate);
    }
  }

  private static long residentBytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
