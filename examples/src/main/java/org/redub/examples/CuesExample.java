package org.redub.examples;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redub.audio.cue.MouthCue;
import org.redub.audio.cue.RhubarbFormats;
import org.redub.engine.Redubber;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.CuesRequest;
import org.redub.engine.api.result.SpeechCues;
import org.redub.models.DevicePreference;

/**
 * Turns speech into mouth cues for an animation program, without a video: {@code CuesExample
 * [speech output.json]}. The output has Rhubarb's JSON format. Stateless.
 */
public final class CuesExample {
  private static final double FRAMES_PER_SECOND = 100;

  private CuesExample() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    Path speech;
    Path output;
    if (args.length == 2) {
      speech = Path.of(args[0]);
      output = Path.of(args[1]);
    } else {
      Path folder = Files.createDirectories(Path.of("redub-demo"));
      speech = DemoMaterial.copySpeechTo(folder);
      output = folder.resolve("example-cues.json");
    }
    try (Redubber redubber = new Redubber(DevicePreference.CPU);
        Writer json = Files.newBufferedWriter(output)) {
      SpeechCues cues =
          redubber.cues(new CuesRequest(speech, FRAMES_PER_SECOND), ProgressListener.SILENT);
      for (MouthCue cue : cues.cues().cues()) {
        System.out.printf("%6.2f s  %s%n", cue.startUs() / 1e6, cue.viseme());
      }
      RhubarbFormats.writeJson(cues.cues(), speech.toAbsolutePath().toString(), json);
    }
  }
}
