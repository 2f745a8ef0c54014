package org.redub.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.redub.engine.Redubber;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.TrackRequest;
import org.redub.engine.api.result.TrackReport;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.write.CopiedStreams;
import org.redub.engine.media.write.VideoWriter;
import org.redub.models.DevicePreference;

/**
 * Marks the lips in every frame with a stage of its own. The rest of the take, including its sound,
 * stays the same: {@code OwnStageExample [video speech output.mp4]} (the voice track is not used).
 * Stateless.
 */
public final class OwnStageExample {
  private static final byte WHITE = (byte) 235;

  private OwnStageExample() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    ExampleFiles files = ExampleFiles.of(args, "example-own-stage.mp4");
    try (Redubber redubber = new Redubber(DevicePreference.AUTO)) {
      TrackReport track = redubber.track(new TrackRequest(files.video()), ProgressListener.SILENT);
      markLips(files.video(), track, files.output());
    }
  }

  private static void markLips(Path video, TrackReport track, Path output) {
    CopiedStreams rest = new CopiedStreams(video, true);
    EncoderSettings settings = EncoderSettings.DEFAULT;
    try (VideoReader reader = VideoReader.open(video);
        VideoWriter writer = VideoWriter.open(output, reader.format(), settings, null, rest)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        TrackReport.Face face = track.frames().get((int) plate.index()).face();
        if (face != null) {
          mark(plate, face.lips().outerLip());
        }
        writer.write(plate);
      }
      writer.finish();
    }
  }

  private static void mark(Plate plate, float[] lips) {
    for (int i = 0; i < lips.length; i += 2) {
      mark(plate, Math.round(lips[i]), Math.round(lips[i + 1]));
    }
  }

  /** Draws a cross of five pixels into the luma plane. */
  private static void mark(Plate plate, int x, int y) {
    if (x > 0 && y > 0 && x < plate.width() - 1 && y < plate.height() - 1) {
      int at = y * plate.width() + x;
      for (int step : new int[] {0, -1, 1, -plate.width(), plate.width()}) {
        plate.luma()[at + step] = WHITE;
      }
    }
  }
}
