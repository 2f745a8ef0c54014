package org.redub.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.redub.engine.ProgressListener;
import org.redub.engine.Redubber;
import org.redub.engine.TrackReport;
import org.redub.engine.media.CopiedStreams;
import org.redub.engine.media.EncoderSettings;
import org.redub.engine.media.Plate;
import org.redub.engine.media.VideoReader;
import org.redub.engine.media.VideoWriter;
import org.redub.models.DevicePreference;

/**
 * A stage of your own on the engine's parts: follows the face, then marks the lips in every frame
 * and keeps the rest of the take, its sound and its exact times: {@code OwnStageExample [video
 * speech output.mp4]} (the speech is not used).
 */
public final class OwnStageExample {
  private static final byte WHITE = (byte) 235;

  private OwnStageExample() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    ExampleFiles files = ExampleFiles.of(args, "example-own-stage.mp4");
    TrackReport track;
    try (Redubber redubber = new Redubber(DevicePreference.AUTO)) {
      track = redubber.track(files.video(), ProgressListener.SILENT);
    }
    markLips(files.video(), track, files.output());
    System.out.printf("%s: %d frames%n", files.output(), track.frames().size());
  }

  private static void markLips(Path video, TrackReport track, Path output) {
    CopiedStreams rest = new CopiedStreams(video, true);
    try (VideoReader reader = VideoReader.open(video);
        VideoWriter writer =
            VideoWriter.open(output, reader.format(), EncoderSettings.DEFAULT, null, rest)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        float[] lips = track.frames().get((int) plate.index()).outerLip();
        for (int i = 0; lips != null && i < lips.length; i += 2) {
          mark(plate, Math.round(lips[i]), Math.round(lips[i + 1]));
        }
        writer.write(plate);
      }
      writer.finish();
    }
  }

  /** A spot of three by three pixels, straight into the picture's brightness. */
  private static void mark(Plate plate, int x, int y) {
    for (int row = Math.max(0, y - 1); row <= Math.min(plate.height() - 1, y + 1); row++) {
      for (int column = Math.max(0, x - 1);
          column <= Math.min(plate.width() - 1, x + 1);
          column++) {
        plate.luma()[row * plate.width() + column] = WHITE;
      }
    }
  }
}
