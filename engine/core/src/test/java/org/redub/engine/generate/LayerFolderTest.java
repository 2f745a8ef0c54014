package org.redub.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.RealClip;
import org.redub.engine.Redubber;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.models.DevicePreference;

class LayerFolderTest {
  private static final VideoFormat FORMAT = VideoFormat.drawn(64, 48, new Rational(25, 1));

  /** H.264 at its best and the way to 4:2:0 and back; a patch a pixel off would be far worse. */
  private static final double CODING = 3;

  @TempDir private Path folder;

  @Test
  void patchesOverTheirPlatesAreTheDub() throws IOException {
    Path clip = RealClip.of("closeup-lowres.mp4");
    Path layers = folder.resolve("layers");
    Path dubbed = folder.resolve("dubbed.mp4");
    RedubRequest request =
        RedubRequest.builder()
            .video(clip)
            .speech(RealClip.of("english-5s.flac"))
            .output(dubbed)
            .encoder(new EncoderSettings(EncoderSettings.AUTOMATIC, "ultrafast", 1))
            .layers(layers)
            .build();
    int dubbedFrames;
    try (Redubber redubber = new Redubber(DevicePreference.CPU)) {
      dubbedFrames = redubber.dub(request, ProgressListener.SILENT).counts().dubbed();
    }
    JsonNode index = new ObjectMapper().readTree(layers.resolve(LayerFolder.INDEX).toFile());
    assertThat(index.get("frames")).hasSize(dubbedFrames);
    JsonNode frame = index.get("frames").get(dubbedFrames / 2);
    assertThat(frame.get("head")).hasSize(12);
    assertThat(frame.get("target_lips")).hasSize(80);
    int number = frame.get("frame").asInt();
    BufferedImage patch = ImageIO.read(layers.resolve(frame.get("file").asText()).toFile());
    assertThat(patch.getColorModel().getComponentSize(3)).isEqualTo(16);
    assertSame(over(patch, picture(clip, number)), picture(dubbed, number), patch);
  }

  private static BufferedImage picture(Path video, int number) {
    try (VideoReader reader = VideoReader.open(video)) {
      Plate plate = reader.newPlate();
      for (int i = 0; i <= number; i++) {
        assertThat(reader.read(plate)).isTrue();
      }
      return plate.toBufferedImage();
    }
  }

  private static BufferedImage over(BufferedImage patch, BufferedImage plate) {
    for (int y = 0; y < plate.getHeight(); y++) {
      for (int x = 0; x < plate.getWidth(); x++) {
        if (patch.getRGB(x, y) >>> 24 == 255) {
          plate.setRGB(x, y, patch.getRGB(x, y));
        }
      }
    }
    return plate;
  }

  private static void assertSame(BufferedImage made, BufferedImage dubbed, BufferedImage patch) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < made.getHeight(); y++) {
      for (int x = 0; x < made.getWidth(); x++) {
        if (patch.getRGB(x, y) >>> 24 == 255) {
          for (int shift = 0; shift < 24; shift += 8) {
            int d = (made.getRGB(x, y) >> shift & 255) - (dubbed.getRGB(x, y) >> shift & 255);
            sum += Math.abs(d);
            count++;
          }
        }
      }
    }
    assertThat(count).isGreaterThan(1000);
    assertThat(sum / count).isLessThan(CODING);
  }

  @Test
  void aFolderWithSomethingInItIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("keep.txt"), "mine");
    assertThatThrownBy(() -> LayerFolder.check(folder))
        .isInstanceOf(RedubException.class)
        .hasMessageContaining("is not empty")
        .extracting(e -> ((RedubException) e).code())
        .isEqualTo(ErrorCode.OUTPUT_UNWRITABLE);
    assertThatThrownBy(() -> LayerFolder.check(other)).isInstanceOf(RedubException.class);
    assertThat(other).hasContent("mine");
  }

  @Test
  void anUnfinishedFolderIsTakenAway() throws IOException {
    Path layers = folder.resolve("layers");
    try (LayerFolder unfinished = LayerFolder.open(layers, FORMAT)) {
      Files.writeString(layers.resolve("patch_000001.png"), "x");
    }
    assertThat(layers).isEmptyDirectory();
    try (LayerFolder finished = LayerFolder.open(layers, FORMAT)) {
      finished.finish();
    }
    assertThat(List.of(layers.toFile().list())).containsExactly(LayerFolder.INDEX);
  }
}
