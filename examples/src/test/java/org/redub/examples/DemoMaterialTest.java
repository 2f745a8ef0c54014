package org.redub.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMaterialTest {
  /** A bicubic kernel reads two pixels to each side. */
  private static final double KERNEL_PX = 2;

  @Test
  void voiceTrackIsTheOneInTheNotice(@TempDir Path folder) throws Exception {
    byte[] flac = Files.readAllBytes(DemoMaterial.copySpeechTo(folder));
    String sha256 =
        "%064x".formatted(new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(flac)));
    assertThat(sha256)
        .isEqualTo("e46416803d9788d7a509136336ad7525a5b1338f10f408165743ab1f426f9fb4");
    // STREAMINFO: 20 bits rate, 3 channels - 1, 5 bits - 1, 36 samples, from byte 18 on.
    long info = ByteBuffer.wrap(flac).getLong(18);
    long rateHz = info >>> 44;
    long samples = info & 0xF_FFFF_FFFFL;
    assertThat(rateHz).isEqualTo(16_000);
    assertThat(samples * 1_000_000 / rateHz).isEqualTo(DemoMaterial.SPEECH_DURATION_US);
  }

  @Test
  void clipContinuesOneSecondAfterVoiceTrack() {
    double seconds = DemoMaterial.frameCount() / (double) DemoMaterial.FRAMES_PER_SECOND;
    assertThat(seconds - DemoMaterial.SPEECH_DURATION_US / 1e6).isBetween(1.0, 1.04);
  }

  @Test
  void cameraStaysInsidePicture() throws Exception {
    BufferedImage picture = DemoMaterial.picture();
    int count = DemoMaterial.frameCount();
    double durationS = (count - 1) / (double) DemoMaterial.FRAMES_PER_SECOND;
    int side = DemoMaterial.FRAME_PX;
    for (int i = 0; i < count; i++) {
      AffineTransform frameToPicture =
          DemoMaterial.move()
              .frameToPicture(i / (double) DemoMaterial.FRAMES_PER_SECOND, durationS, side);
      for (int corner = 0; corner < 4; corner++) {
        Point2D p =
            frameToPicture.transform(
                new Point2D.Double((corner & 1) * side, (corner >> 1) * (double) side), null);
        assertThat(p.getX()).isBetween(KERNEL_PX, picture.getWidth() - KERNEL_PX);
        assertThat(p.getY()).isBetween(KERNEL_PX, picture.getHeight() - KERNEL_PX);
      }
    }
  }

  @Test
  void framesHaveNumberAndSizeAndMove() throws Exception {
    Iterator<BufferedImage> frames = DemoMaterial.frames(3);
    BufferedImage first = frames.next();
    frames.next();
    BufferedImage last = frames.next();
    assertThat(frames.hasNext()).isFalse();
    assertThat(first.getWidth()).isEqualTo(720);
    assertThat(first.getHeight()).isEqualTo(720);
    assertThat(meanDifference(first, last)).isGreaterThan(1);
    assertThat(meanDifference(first, DemoMaterial.frames(3).next())).isZero();
  }

  /** A ramp of known brightness shows the position at which each pixel was read. */
  @Test
  void motionIsSmootherThanAPixel() {
    BufferedImage slope = new BufferedImage(300, 300, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 300; x++) {
        int v = x / 2 + 40;
        slope.setRGB(x, y, v << 16 | v << 8 | v);
      }
    }
    CameraMove move =
        new CameraMove(new CameraMove.View(150, 150, 100), new CameraMove.View(152, 150, 90));
    double previous = Double.NaN;
    double largest = 0;
    for (int i = 0; i < 50; i++) {
      double timeS = i / 25.0;
      double seen = meanGrey(move.frame(slope, timeS, 2, 200), 60);
      Point2D centre = new Point2D.Double(100, 100);
      // Pixel x has its centre at x + 0.5; x / 2 loses a quarter on average.
      double x = move.frameToPicture(timeS, 2, 200).transform(centre, null).getX() - 0.5;
      assertThat(seen).isCloseTo(x / 2 - 0.25 + 40, within(0.1));
      largest = i == 0 ? 0 : Math.max(largest, Math.abs(seen - previous));
      previous = seen;
    }
    // One pixel is half a grey level; 8-bit rounding alone changes the mean by a tenth.
    assertThat(largest).isBetween(0.001, 0.2);
  }

  private static double meanGrey(BufferedImage image, int border) {
    double sum = 0;
    int count = 0;
    for (int y = border; y < image.getHeight() - border; y++) {
      for (int x = border; x < image.getWidth() - border; x++, count++) {
        sum += image.getRGB(x, y) & 0xFF;
      }
    }
    return sum / count;
  }

  private static double meanDifference(BufferedImage a, BufferedImage b) {
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        sum += Math.abs((a.getRGB(x, y) & 0xFF) - (b.getRGB(x, y) & 0xFF));
      }
    }
    return sum / a.getWidth() / a.getHeight();
  }
}
