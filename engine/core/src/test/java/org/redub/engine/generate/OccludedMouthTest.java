package org.redub.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.RealClip;
import org.redub.engine.Redubber;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.write.VideoWriter;
import org.redub.models.DevicePreference;

/** Something comes before the mouth of a real take: a dark ball, a bare finger. */
class OccludedMouthTest {
  private static final int FROM = 74;
  private static final int TO = 80;
  private static final String REASON = "mouth occluded";
  private static final EncoderSettings FINE =
      new EncoderSettings(EncoderSettings.AUTOMATIC, "ultrafast", 4);

  @TempDir private Path folder;

  private interface Thing {
    void draw(BufferedImage picture, Graphics2D graphics);
  }

  @Test
  void aBallStaysAndTheMouthIsDubbedBeforeAndAfter() {
    staysAndIsDubbedBeforeAndAfter(OccludedMouthTest::ball);
  }

  @Test
  void aFingerStaysAndTheMouthIsDubbedBeforeAndAfter() {
    staysAndIsDubbedBeforeAndAfter(OccludedMouthTest::finger);
  }

  private void staysAndIsDubbedBeforeAndAfter(Thing thing) {
    Path clip = RealClip.of("journalist.mp4");
    Path covered = folder.resolve("covered.mp4");
    Path dubbed = folder.resolve("dubbed.mp4");
    paint(clip, thing, covered);
    try (Redubber redubber = new Redubber(DevicePreference.CPU)) {
      RedubResult result = redubber.dub(request(covered, dubbed), ProgressListener.SILENT);
      assertThat(result.counts().untouchedByReason().get(REASON))
          .isBetween(TO - FROM - 2, TO - FROM + 2);
      for (RedubResult.Frame frame : result.frames()) {
        if (frame.action().equals(REASON)) {
          assertThat(frame.frame()).isBetween(FROM - 1, TO);
        }
      }
      RedubResult free = redubber.dub(request(clip, dubbed), ProgressListener.SILENT);
      assertThat(free.counts().untouchedByReason()).doesNotContainKey(REASON);
    }
  }

  private static RedubRequest request(Path video, Path output) {
    return RedubRequest.builder()
        .video(video)
        .speech(RealClip.of("english-5s.flac"))
        .output(output)
        .encoder(FINE)
        .build();
  }

  private static void ball(BufferedImage picture, Graphics2D graphics) {
    graphics.setColor(new Color(36, 38, 40));
    graphics.fillOval(325, 280, 110, 110);
  }

  /** As light and as pink as the cheek, darker towards its edges. */
  private static void finger(BufferedImage picture, Graphics2D graphics) {
    Color skin = new Color(picture.getRGB(440, 270));
    for (int width = 40; width > 0; width -= 4) {
      float shade = 1 - 0.25f * (width / 40f) * (width / 40f);
      graphics.setColor(
          new Color(
              (int) (shade * skin.getRed()),
              (int) (shade * skin.getGreen()),
              (int) (shade * skin.getBlue())));
      graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.drawLine(378, 560, 378, 310);
    }
  }

  private static void paint(Path from, Thing thing, Path to) {
    try (VideoReader reader = VideoReader.open(from);
        VideoWriter writer = VideoWriter.open(to, reader.format(), FINE, null, null)) {
      Plate plate = reader.newPlate();
      for (int frame = 0; reader.read(plate); frame++) {
        if (frame >= FROM && frame < TO) {
          BufferedImage picture = plate.toBufferedImage();
          Graphics2D graphics = picture.createGraphics();
          thing.draw(picture, graphics);
          graphics.dispose();
          plate.draw(picture);
        }
        writer.write(plate);
      }
      writer.finish();
    }
  }
}
