package org.redub.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * A take and a voice track that anyone may use: a public-domain portrait under a slow camera move,
 * and a short text read by a person. The README next to this package lists sources and licences.
 * Thread-safe.
 */
public final class DemoMaterial {
  public static final int FRAMES_PER_SECOND = 25;

  /** Width and height of the clip in pixels. */
  public static final int FRAME_PX = 720;

  /** Duration of the voice track in microseconds. */
  public static final long SPEECH_DURATION_US = 8_150_000;

  /** The clip continues for this long after the voice track. */
  private static final long TAIL_US = 1_000_000;

  private static final String PICTURE = "eileen-collins.png";
  private static final String SPEECH = "echo-test.flac";

  /** Shows head and shoulders; the view stays inside the picture throughout the roll and drift. */
  private static final CameraMove MOVE =
      new CameraMove(new CameraMove.View(224, 157, 298), new CameraMove.View(222, 146, 268));

  private DemoMaterial() {}

  /** Number of frames of the clip: the voice track plus one second. */
  public static int frameCount() {
    return (int) Math.ceil((SPEECH_DURATION_US + TAIL_US) * FRAMES_PER_SECOND / 1e6);
  }

  /** The frames of the clip in order, each made on demand. */
  public static Iterator<BufferedImage> frames() throws IOException {
    return frames(frameCount());
  }

  /** Like {@link #frames()}, with the same move over another number of frames. */
  public static Iterator<BufferedImage> frames(int count) throws IOException {
    BufferedImage picture = picture();
    double durationS = (count - 1) / (double) FRAMES_PER_SECOND;
    return IntStream.range(0, count)
        .mapToObj(i -> MOVE.frame(picture, i / (double) FRAMES_PER_SECOND, durationS, FRAME_PX))
        .iterator();
  }

  /** The still portrait, 512 x 512. */
  public static BufferedImage picture() throws IOException {
    try (InputStream in = resource(PICTURE)) {
      return Objects.requireNonNull(ImageIO.read(in), PICTURE);
    }
  }

  /** Writes the voice track (FLAC, 16 kHz mono) into {@code folder}, replacing an older copy. */
  public static Path copySpeechTo(Path folder) throws IOException {
    Path file = folder.resolve(SPEECH);
    try (InputStream in = resource(SPEECH)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  static CameraMove move() {
    return MOVE;
  }

  private static InputStream resource(String name) {
    InputStream in = DemoMaterial.class.getResourceAsStream(name);
    if (in == null) {
      throw new NoSuchElementException(name + " is missing from the jar of the examples");
    }
    return in;
  }
}
