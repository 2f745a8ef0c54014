package org.redub.examples;

import java.io.IOException;
import org.redub.engine.Redubber;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.PreviewRequest;
import org.redub.engine.api.request.RedubRequest;
import org.redub.models.DevicePreference;

/**
 * Renders a preview with the source and the result side by side: {@code PreviewExample [video
 * speech output.png|output.mp4]}. Stateless.
 */
public final class PreviewExample {
  private PreviewExample() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    ExampleFiles files = ExampleFiles.of(args, "example-preview.png");
    RedubRequest request =
        RedubRequest.builder()
            .video(files.video())
            .speech(files.speech())
            .output(files.output())
            .build();
    try (Redubber redubber = new Redubber(DevicePreference.AUTO)) {
      int frames = redubber.preview(new PreviewRequest(request), ProgressListener.SILENT);
      System.out.printf("%s: %d frames shown%n", files.output(), frames);
    }
  }
}
