package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.TrackRequest;
import org.redub.engine.api.result.TrackReport;
import org.redub.engine.media.write.Ffmpeg;
import org.redub.models.DevicePreference;

/** Pictures without colour, as in black-and-white film, are dubbed like others. */
class NeutralGreyTest {
  private static final int FRAMES = 30;

  @TempDir static Path folder;
  private static Redubber redubber;
  private static Path take;

  @BeforeAll
  static void load() throws IOException {
    redubber = new Redubber(DevicePreference.CPU);
    take = DrawnTake.talking(folder.resolve("take.mp4"), FRAMES);
  }

  @AfterAll
  static void unload() {
    redubber.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mp4 -vf hue=s=0 -c:v libx264 -crf 16",
        "mp4 -vf hue=s=0.02 -c:v libx264 -crf 16",
        "mkv -pix_fmt gray -c:v ffv1",
        "mkv -pix_fmt gray10le -c:v ffv1",
        "mov -vf hue=s=0,format=rgb24 -c:v png",
        "mkv -vf format=yuvj420p,hue=s=0 -c:v mjpeg -q:v 2"
      })
  void usesEveryFrame(String form) {
    Path grey = folder.resolve("grey." + form.substring(0, 3));
    Ffmpeg.run("-i " + take + " -an" + form.substring(3), grey);
    assertAllUsable(grey, FRAMES);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void usesAGreyStill(int type) throws IOException {
    BufferedImage portrait = DemoFiles.portrait();
    BufferedImage grey = new BufferedImage(portrait.getWidth(), portrait.getHeight(), type);
    grey.createGraphics().drawImage(portrait, 0, 0, null);
    Path still = folder.resolve("grey.png");
    ImageIO.write(grey, "png", still.toFile());
    assertAllUsable(still, 1);
  }

  private static void assertAllUsable(Path video, int frames) {
    TrackReport report = redubber.track(new TrackRequest(video), ProgressListener.SILENT);
    assertThat(report.frames()).hasSize(frames);
    assertThat(report.frames()).extracting(TrackReport.Frame::visibility).containsOnly("usable");
  }
}
