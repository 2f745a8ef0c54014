package org.redub.examples;

import java.io.IOException;
import org.redub.engine.PreviewRequest;
import org.redub.engine.ProgressListener;
import org.redub.engine.Redubber;
import org.redub.models.DevicePreference;

/**
 * Shows what a dub would do, before and after beside each other: {@code PreviewExample [video
 * speech output.png|output.mp4]}.
 */
public final class PreviewExample {
  private static final long NO_OFFSET_US = 0;
  private static final double FULL_STRENGTH = 1;

  private PreviewExample() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    ExampleFiles files = ExampleFiles.of(args, "example-preview.png");
    PreviewRequest request =
        new PreviewRequest(
            files.video(), files.speech(), files.output(), NO_OFFSET_US, FULL_STRENGTH);
    try (Redubber redubber = new Redubber(DevicePreference.AUTO)) {
      int frames = redubber.preview(request, ProgressListener.SILENT);
      System.out.printf("%s: %d frames shown%n", files.output(), frames);
    }
  }
}
