package org.redub.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.redub.cli.file.WorkFolder;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.MediaLibrary;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.engine.media.write.VideoWriter;
import org.redub.engine.media.write.WrittenMedia;
import org.redub.engine.run.Networks;
import org.redub.engine.work.Workers;
import org.redub.examples.DemoMaterial;
import org.redub.models.DevicePreference;
import org.redub.models.ModelCard;
import org.redub.models.ModelStore;

/** What {@code redub doctor} finds out by trying: do the libraries and networks work here? */
public final class EngineChecks {
  private static final String BEST_ENCODER = "libx264";
  private static final String REBUILD = "get Redub anew, or delete engine/cli/target and build";
  private static final String NATIVES =
      "is this system among those of README, and is the temporary folder one that programs run"
          + " from?";

  private final ModelStore store;
  private final DevicePreference device;

  public EngineChecks(ModelStore store, DevicePreference device) {
    this.store = store;
    this.device = device;
  }

  public List<Finding> run() {
    return List.of(
        tried("Models", REBUILD, this::models),
        tried("Networks", NATIVES, this::networks),
        tried("Encoders", NATIVES, EngineChecks::encoders));
  }

  /** What {@code check} finds; a failure with its reason and {@code advice} if it throws. */
  static Finding tried(String about, String advice, Supplier<Finding> check) {
    try {
      return check.get();
    } catch (RuntimeException | LinkageError e) {
      String reason =
          e instanceof RedubException ? OneLineErrors.oneLine(e) : OneLineErrors.describe(e);
      return Finding.fail(about, "%s: %s".formatted(reason, advice));
    }
  }

  private Finding models() {
    long bytes = 0;
    for (ModelCard card : store.cards()) {
      bytes += store.open(card.id()).card().bytes();
    }
    return Finding.ok(
        "Models",
        "%d, %.1f MB, each with the SHA-256 of its card"
            .formatted(store.cards().size(), bytes / 1e6));
  }

  private Finding networks() {
    try (Workers workers = Workers.of(1);
        Networks workbench = Networks.open(store, device, workers)) {
      List<String> words = new ArrayList<>();
      words.add(
          "%d loaded and run once by ONNX Runtime %s on %s"
              .formatted(
                  workbench.models().size(), workbench.runtimeVersion(), workbench.device()));
      workbench.notices().forEach(notice -> words.add(notice.text()));
      return Finding.ok("Networks", String.join("; ", words));
    }
  }

  /** Writes a few grey frames with sound, so that both encoders have worked. */
  private static Finding encoders() {
    VideoFormat format = VideoFormat.drawn(64, 64, new Rational(25, 1));
    try (WorkFolder work = WorkFolder.create("doctor")) {
      Soundtrack speech = new Soundtrack(DemoMaterial.copySpeechTo(work.path()), 0);
      try (VideoWriter writer =
          VideoWriter.open(work.file("test.mp4"), format, EncoderSettings.DEFAULT, speech, null)) {
        Plate plate = Plate.of(format);
        for (int i = 0; i < 5; i++) {
          plate.stamp(new FrameTime(i, i, 1, format.ptsUs(i)));
          writer.write(plate);
        }
        return encoders(writer.finish());
      }
    } catch (IOException e) {
      return Finding.fail("Encoders", "the temporary folder: " + OneLineErrors.describe(e));
    }
  }

  private static Finding encoders(WrittenMedia written) {
    String found =
        "FFmpeg %s wrote H.264 with %s and AAC"
            .formatted(MediaLibrary.ffmpegVersion(), written.videoEncoder());
    return written.videoEncoder().equals(BEST_ENCODER)
        ? Finding.ok("Encoders", found)
        : Finding.warn("Encoders", found + ": " + BEST_ENCODER + " is better and was not usable");
  }
}
