package org.redub.engine.generate.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.DemoFiles;
import org.redub.engine.DrawnTake;
import org.redub.engine.RealClip;
import org.redub.engine.Redubber;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.RenderEvaluationRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.api.result.RenderEvaluation;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.models.DevicePreference;
import org.redub.models.FaceCrop;
import org.redub.models.ModelStore;
import org.redub.models.mouth.MouthShapePredictor;

/** Whole dubs whose mouths a network draws. */
class CropDubTest {
  /**
   * Of 255, mean over the whole picture: a crop read and laid back, and an encoder without loss.
   */
  private static final double SAME = 0.1;

  private static final int FRAMES = 40;

  @TempDir static Path folder;
  private static Redubber redubber;
  private static Path speech;
  private static Path take;

  @BeforeAll
  static void load() throws IOException {
    Path models = Files.createDirectory(folder.resolve("models"));
    TinyCropNetworks.write(
        models, "identity", TinyCropNetworks.identity(1, 256), FaceCrop.INFERRED);
    TinyCropNetworks.write(
        models, "dim", TinyCropNetworks.tint(1, 256, .8f, .8f, .8f), FaceCrop.INFERRED);
    TinyCropNetworks.write(
        models, "level", TinyCropNetworks.mouthByLevel(1, 96, 1), FaceCrop.INFERRED);
    TinyCropNetworks.write(
        models, "level-by-four", TinyCropNetworks.mouthByLevel(4, 96, 1), FaceCrop.INFERRED);
    redubber =
        new Redubber(
            ModelStore.embedded().directory(models),
            DevicePreference.CPU,
            MouthShapePredictor.DEFAULT_MODEL);
    speech = DemoFiles.speech(folder);
    take = DrawnTake.talking(folder.resolve("take.mp4"), FRAMES);
  }

  @AfterAll
  static void unload() {
    redubber.close();
  }

  private static RedubResult dub(Path video, Path voice, String model, Path out) {
    RedubRequest request =
        RedubRequest.builder()
            .video(video)
            .speech(voice)
            .output(out)
            .encoder(DrawnTake.LOSSLESS)
            .generator("crop:" + model)
            .build();
    return redubber.dub(request, ProgressListener.SILENT);
  }

  private static List<BufferedImage> pictures(Path video) {
    List<BufferedImage> pictures = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(video)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        pictures.add(plate.toBufferedImage());
      }
    }
    return pictures;
  }

  private static double difference(BufferedImage a, BufferedImage b) {
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        sum += Math.abs((a.getRGB(x, y) >> 8 & 255) - (b.getRGB(x, y) >> 8 & 255));
      }
    }
    return sum / a.getWidth() / a.getHeight();
  }

  private static void assertSame(Path video, Path result) {
    List<BufferedImage> before = pictures(video);
    List<BufferedImage> after = pictures(result);
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      assertThat(difference(before.get(i), after.get(i))).as("frame %d", i).isLessThan(SAME);
    }
  }

  @Test
  void leavesNoTraceWhereTheNetworkChangesNothing() {
    Path out = folder.resolve("identity.mp4");
    RedubResult result = dub(take, speech, "identity", out);
    assertThat(result.counts().dubbed()).isEqualTo(FRAMES);
    assertSame(take, out);
  }

  @Test
  void bringsADimNetworkToThePlatesLight() {
    Path out = folder.resolve("dim.mp4");
    dub(take, speech, "dim", out);
    assertSame(take, out);
  }

  @Test
  void paintsTheSameByOneAndByFour() {
    Path one = folder.resolve("one.mp4");
    Path four = folder.resolve("four.mp4");
    dub(take, speech, "level", one);
    dub(take, speech, "level-by-four", four);
    List<BufferedImage> ones = pictures(one);
    List<BufferedImage> fours = pictures(four);
    for (int i = 0; i < ones.size(); i++) {
      assertThat(difference(ones.get(i), fours.get(i))).as("frame %d", i).isZero();
    }
    assertThat(difference(ones.get(20), pictures(take).get(20))).isGreaterThan(SAME);
  }

  @Test
  void saysWhichModelIsMissing() {
    assertThatThrownBy(() -> dub(take, speech, "absent", folder.resolve("absent.mp4")))
        .isInstanceOfSatisfying(
            RedubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNUSABLE))
        .hasMessageContaining("absent");
    assertThat(folder.resolve("absent.mp4")).doesNotExist();
  }

  @Test
  void isMeasuredAsDonorsAre() {
    RenderEvaluation.Row same = evaluate("identity");
    assertThat(same.measured().frames()).isEqualTo(FRAMES);
    assertThat(same.likeness().psnrDb()).isGreaterThan(40);
    assertThat(same.seam()).isCloseTo(1, within(0.03));
    assertThat(same.changedOutside()).isZero();
    assertThat(evaluate("level").likeness().psnrDb()).isLessThan(same.likeness().psnrDb() - 5);
  }

  private static RenderEvaluation.Row evaluate(String model) {
    RenderEvaluationRequest request =
        new RenderEvaluationRequest(List.of(spoken()), null, 0, null, "crop:" + model);
    return redubber.evaluateRender(request, ProgressListener.SILENT).clips().get(0);
  }

  /** The take with its own sound, as an evaluation needs it. */
  private static Path spoken() {
    Path spoken = folder.resolve("spoken.mp4");
    if (!Files.exists(spoken)) {
      dub(take, speech, "identity", spoken);
    }
    return spoken;
  }

  @Test
  void leavesNoTraceOnARealClip() {
    Path clip = RealClip.of("closeup-lowres.mp4");
    Path out = folder.resolve("real.mp4");
    RedubResult result = dub(clip, speech, "identity", out);
    assertThat(result.counts().dubbed()).isPositive();
    assertSame(clip, out);
  }
}
