package org.redub.examples;

import java.io.IOException;
import org.redub.engine.Redubber;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.models.DevicePreference;

/**
 * Dubs a take and prints what was done: {@code DubExample [video speech output.mp4]}. Stateless.
 */
public final class DubExample {
  private DubExample() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    ExampleFiles files = ExampleFiles.of(args, "example-dub.mp4");
    RedubRequest request =
        RedubRequest.builder()
            .video(files.video())
            .speech(files.speech())
            .output(files.output())
            .strength(1)
            .build();
    // Loading the networks takes a second or two, so keep the Redubber for the next request.
    try (Redubber redubber = new Redubber(DevicePreference.AUTO)) {
      RedubResult result = redubber.dub(request, new EachStageOnce());
      System.out.printf(
          "%s: %d of %d frames dubbed in %.1f s%n",
          result.output(),
          result.counts().dubbed(),
          result.counts().total(),
          result.timing().totalSeconds());
    }
  }

  /** Prints each stage when it begins. */
  private static final class EachStageOnce implements ProgressListener {
    @Override
    public void onProgress(Stage stage, long done, long total) {
      if (done == 0) {
        System.out.println(stage);
      }
    }
  }
}
