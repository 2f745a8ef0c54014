package org.redub.models.face;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;

/** Runs detector and landmarker for many frames and prints the growth of the process in KiB. */
final class NativeMemoryProbe {

  static final Path STATUS = Path.of("/proc/self/status");
  private static final int WARM_UP_FRAMES = 100;
  private static final int FRAMES = 500;

  private NativeMemoryProbe() {}

  public static void main(String[] args) throws IOException {
    DrawnFace drawn = new DrawnFace(200, 200, 120, 0);
    PixelSource image =
        new Remembered(new PicturePixels(drawn.drawOn(DrawnFace.background(400, 400))));
    try (InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.CPU);
        FaceDetector detector = FaceDetector.open(runtime, ModelStore.embedded());
        FaceLandmarker landmarker = FaceLandmarker.open(runtime, ModelStore.embedded())) {
      run(detector, landmarker, image, WARM_UP_FRAMES);
      long before = residentKib();
      run(detector, landmarker, image, FRAMES);
      System.out.println(residentKib() - before);
    }
  }

  private static void run(
      FaceDetector detector, FaceLandmarker landmarker, PixelSource image, int frames) {
    for (int i = 0; i < frames; i++) {
      List<DetectedFace> faces = detector.detect(image, 0);
      FaceLandmarks found = landmarker.locate(image, new FaceRegion(200, 200, 400, 0));
      if (faces.size() != 1 || !found.isFace()) {
        throw new IllegalStateException("frame %d: the face is lost".formatted(i));
      }
    }
  }

  private static long residentKib() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Resamples each size only once, whatever the region, because the probe measures tensors. */
  private record Remembered(PixelSource source, Map<Integer, FloatBuffer> squares)
      implements PixelSource {

    Remembered(PixelSource source) {
      this(source, new HashMap<>());
    }

    @Override
    public int width() {
      return source.width();
    }

    @Override
    public int height() {
      return source.height();
    }

    @Override
    public void readSquare(FaceRegion region, int sizePx, Border border, FloatBuffer out) {
      FloatBuffer square =
          squares.computeIfAbsent(
              sizePx,
              size -> {
                FloatBuffer fresh = FloatBuffer.allocate(3 * size * size);
                source.readSquare(region, size, border, fresh);
                return fresh;
              });
      out.put(0, square, 0, square.capacity());
    }
  }
}
