package org.redub.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;

/** Runs each example on one second of the demo's take. */
class ExamplesTest {
  private static final int FRAMES = 25;

  @TempDir static Path folder;
  private static Path take;
  private static Path speech;

  @BeforeAll
  static void write() throws IOException {
    take = DemoTake.write(folder.resolve("take.mp4"), FRAMES, frame -> {});
    speech = DemoMaterial.copySpeechTo(folder);
  }

  private static String[] args(String output) {
    return new String[] {take.toString(), speech.toString(), folder.resolve(output).toString()};
  }

  @Test
  void dubExampleWritesEveryFrame() throws IOException {
    DubExample.main(args("dub.mp4"));
    assertThat(brightPixelsPerFrame(folder.resolve("dub.mp4"))).hasSize(FRAMES);
  }

  @Test
  void previewExampleWritesPicture() throws IOException {
    PreviewExample.main(args("preview.png"));
    assertThat(ImageIO.read(folder.resolve("preview.png").toFile())).isNotNull();
  }

  @Test
  void cuesExampleWritesRhubarbJson() throws IOException {
    Path json = folder.resolve("cues.json");
    CuesExample.main(new String[] {speech.toString(), json.toString()});
    assertThat(Files.readString(json)).contains("\"mouthCues\"", "\"value\": \"X\"");
  }

  @Test
  void ownStageMarksTheLipsOfEveryFrame() throws IOException {
    OwnStageExample.main(args("own.mp4"));
    int[] before = brightPixelsPerFrame(take);
    int[] after = brightPixelsPerFrame(folder.resolve("own.mp4"));
    assertThat(after).hasSize(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      // There are twenty marks of five pixels. Encoding dims some of them, and the teeth are bright
      // already.
      assertThat(after[i] - before[i]).isGreaterThan(20);
    }
  }

  @Test
  void rejectsWrongNumberOfArguments() {
    assertThatThrownBy(() -> DubExample.main(new String[] {"one"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("video speech output");
  }

  /** Number of nearly white pixels around the mouth, for every frame. */
  private static int[] brightPixelsPerFrame(Path video) {
    int[] spots = new int[FRAMES];
    int count = 0;
    try (VideoReader reader = VideoReader.open(video)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        for (int y = 280; y < 420; y++) {
          for (int x = 270; x < 450; x++) {
            spots[count] += (plate.luma()[y * plate.width() + x] & 0xFF) > 222 ? 1 : 0;
          }
        }
        count++;
      }
    }
    assertThat(count).isEqualTo(FRAMES);
    return spots;
  }
}
